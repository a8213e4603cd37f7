import type { BusEvent, EventRecord, RuleOutcome } from '../../cloud-record.ts';
import { createJsonService, type Operation, type PerformingService } from '../protocols/json-service.ts';
import type { ServiceContext } from '../service.ts';
import { createEventBus } from './create-event-bus.ts';
import { deleteEventBus } from './delete-event-bus.ts';
import { deleteRule } from './delete-rule.ts';
import { describeEventBus } from './describe-event-bus.ts';
import { describeRule } from './describe-rule.ts';
import { setEnabled } from './enable-rule.ts';
import { listEventBuses } from './list-event-buses.ts';
import { listRuleNamesByTarget } from './list-rule-names-by-target.ts';
import { listRules } from './list-rules.ts';
import { listTargetsByRule } from './list-targets-by-rule.ts';
import { putEvents } from './put-events.ts';
import { putRule } from './put-rule.ts';
import { putTargets } from './put-targets.ts';
import { refusals } from './refusals.ts';
import { removeTargets } from './remove-targets.ts';
import type { Rule, RuleReaders } from './rule.ts';
import { RuleBook } from './rule-book.ts';
import { testEventPattern } from './test-event-pattern.ts';

/** How long an operation takes, in milliseconds: an assumption of the model. */
const latencyMs = 20;

export interface Events extends PerformingService<'events'> {
  /** Puts an event as it is: also what a service of AWS would send. `fromBus` is the bus whose rule hands it on. */
  put(bus: string, event: BusEvent, context: ServiceContext, fromBus?: string): void;
  hasBus(bus: string): boolean;
  rulesOf(bus: string): readonly Rule[];
  /** The rules that go by the clock. */
  scheduledRules(): readonly Rule[];
  /** Notes what a rule made of an event. */
  note(bus: string, eventId: string, outcome: RuleOutcome): void;
  state(): Readonly<Record<string, readonly EventRecord[]>>;
}

export interface EventsSpec {
  /** Beyond `default`. */
  readonly buses?: readonly string[];
  /** What there is from the beginning. */
  readonly rules?: readonly Rule[];
  readonly readers: RuleReaders;
  readonly createdMs: number;
}

export function createEvents({ buses = [], rules = [], readers, createdMs }: EventsSpec): Events {
  const book = new RuleBook();
  for (const name of ['default', ...buses]) book.addBus(name, createdMs);
  for (const rule of rules) {
    if (book.hasBus(rule.bus)) book.put(rule, { tell: () => undefined, nowMs: createdMs });
  }
  const put: Events['put'] = (bus, event, context, fromBus) => {
    book.accept(bus, event, context.nowMs);
    const from = fromBus === undefined ? {} : { fromBus };
    context.tell({ kind: 'event-put', bus, event, timeMs: context.nowMs, ...from });
  };
  const operations: Readonly<Record<string, Operation>> = {
    CreateEventBus: (input, context) => createEventBus(input, context, book),
    DeleteEventBus: (input) => deleteEventBus(input, book),
    DeleteRule: (input) => deleteRule(input, book),
    DescribeEventBus: (input, context) => describeEventBus(input, context, book),
    DescribeRule: (input, context) => describeRule(input, context, book),
    DisableRule: (input, context) => setEnabled(false, input, context, book),
    EnableRule: (input, context) => setEnabled(true, input, context, book),
    ListEventBuses: (input, context) => listEventBuses(input, context, book),
    ListRuleNamesByTarget: (input) => listRuleNamesByTarget(input, book),
    ListRules: (input) => listRules(input, book),
    ListTargetsByRule: (input) => listTargetsByRule(input, book),
    PutEvents: (input, context) => putEvents(input, context, put),
    PutRule: (input, context) => putRule(input, context, book, readers),
    PutTargets: (input, context) => putTargets(input, context, book),
    RemoveTargets: (input, context) => removeTargets(input, context, book),
    TestEventPattern: (input) => testEventPattern(input, readers),
  };
  return {
    ...createJsonService({ name: 'events', version: '1.1', latencyMs, operations, refusals }),
    put,
    hasBus: (bus) => book.hasBus(bus),
    rulesOf: (bus) => book.rulesOf(bus),
    scheduledRules: () => book.rulesOf('default').filter(({ scheduleExpression }) => scheduleExpression !== undefined),
    note(bus, eventId, outcome) {
      book.note(bus, eventId, outcome);
    },
    state: () => book.records(),
  };
}
