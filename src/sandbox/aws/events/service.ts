import type { BusEvent, EventRecord, RuleOutcome } from '../../cloud-record.ts';
import type { RuleSpec } from '../../cloud-spec.ts';
import { createJsonService, type PerformingService } from '../protocols/json-service.ts';
import type { ServiceContext } from '../service.ts';
import { EventBus } from './event-bus.ts';
import { putEvents } from './put-events.ts';

/** How long an operation takes, in milliseconds: an assumption of the model. */
const latencyMs = 20;

export interface Events extends PerformingService<'events'> {
  /** Puts an event as it is: also what a service of AWS would send. */
  put(bus: string, event: BusEvent, context: ServiceContext): void;
  hasBus(bus: string): boolean;
  /** The declared rules of a bus that have a pattern. Those that call the function under test are triggers. */
  rulesOf(bus: string): readonly (readonly [string, PatternRule])[];
  /** Notes what a rule made of an event. */
  note(bus: string, eventId: string, outcome: RuleOutcome): void;
  state(): Readonly<Record<string, readonly EventRecord[]>>;
}

export type PatternRule = Extract<RuleSpec, { readonly eventPattern: unknown }>;

export interface EventsSpec {
  /** Beyond `default`. */
  readonly buses?: readonly string[];
  readonly rules?: Readonly<Record<string, RuleSpec>>;
}

export function createEvents({ buses: names = [], rules = {} }: EventsSpec): Events {
  const buses = new Map(['default', ...names].map((name) => [name, new EventBus()]));
  const put: Events['put'] = (name, event, context) => {
    buses.get(name)?.accept(event, context.nowMs);
    context.tell({ kind: 'event-put', bus: name, event, timeMs: context.nowMs });
  };
  const service = createJsonService({
    name: 'events',
    version: '1.1',
    latencyMs,
    operations: { PutEvents: (input, context) => putEvents(input, context, put) },
  });
  return {
    ...service,
    put,
    hasBus: (bus) => buses.has(bus),
    rulesOf: (bus) =>
      Object.entries(rules).filter(
        (entry): entry is [string, PatternRule] => 'eventPattern' in entry[1] && (entry[1].bus ?? 'default') === bus,
      ),
    note(bus, eventId, outcome) {
      buses.get(bus)?.note(eventId, outcome);
    },
    state: () => Object.fromEntries([...buses].map(([name, bus]) => [name, bus.records()])),
  };
}
