import type { JsonObject, JsonValue } from '#kernel';
import type { Rule, RuleTarget } from '../aws/index.ts';
import { makeTargetText } from '../aws/target-input/index.ts';
import type { BusEvent, RuleOutcome } from '../cloud-record.ts';
import { matchesPattern } from '../sources/patterns/index.ts';
import type { Delivering } from './delivering.ts';
import { giveUp, readTarget, sendToTarget, targetName } from './targets.ts';

/** What stands between a bus and the targets of its rules: each rule is held against each event. */
export function createBusDelivery(delivering: Delivering) {
  const { cloud, simulation, ports } = delivering;

  /** Returns what was sent where that is not the event itself. */
  const send = (rule: Rule, target: RuleTarget, event: BusEvent, fromBus: string | undefined): string | undefined => {
    const { arn, input, messageGroupId, deadLetterArn } = target;
    const isBus = readTarget(arn).kind === 'bus';
    // A bus gets the event as it is.
    const made = makeTargetText(isBus ? { kind: 'event' } : input, toJson(event), rule, simulation.now());
    const sending = {
      arn,
      text: 'text' in made ? made.text : JSON.stringify(event),
      messageGroupId,
      deadLetterArn,
      source: 'event-rule',
      from: rule,
      records: [event.id],
      fromBus: rule.bus,
    } as const;
    if ('problem' in made) giveUp(sending, made.problem, delivering);
    else {
      const third = `The event came from the bus ${fromBus ?? ''}: EventBridge does not hand it on to a third bus.`;
      const toEvent = () => (fromBus === undefined ? event : { problem: third });
      sendToTarget({ ...sending, toEvent }, delivering);
    }
    return 'text' in made && input.kind !== 'event' && !isBus ? made.text : undefined;
  };

  return (bus: string, event: BusEvent, fromBus?: string): void => {
    const { id } = event;
    const report = (from: string, outcome: 'filtered-out' | 'dropped', message: string): void => {
      ports.report({ source: 'event-rule', from, outcome, records: [id], message });
    };
    if (cloud === undefined) return;
    if (!cloud.events.hasBus(bus)) {
      report('', 'dropped', `There is no event bus ${bus}. EventBridge takes such an event, and nobody gets it.`);
      return;
    }
    const rules = cloud.events
      .rulesOf(bus)
      .filter(({ isEnabled, eventPattern }) => isEnabled && eventPattern !== undefined);
    for (const rule of rules) {
      const { name, eventPattern = null, targets } = rule;
      const matched = matchesPattern(eventPattern, toJson(event));
      const inputs: NonNullable<RuleOutcome['inputs']>[number][] = [];
      const told = targets.map(({ arn }) => targetName(arn) ?? arn);
      if (matched) {
        for (const [index, target] of targets.entries()) {
          const text = send(rule, target, event, fromBus);
          if (text !== undefined) inputs.push({ target: told[index] ?? '', text });
        }
      }
      cloud.events.note(bus, id, {
        rule: name,
        eventPattern,
        matched,
        targets: matched ? told : [],
        ...(inputs.length > 0 && { inputs }),
      });
      if (!matched) report(name, 'filtered-out', `The pattern of the rule ${name} does not fit.`);
      else if (targets.length === 0) report(name, 'dropped', `The rule ${name} has no target: nobody gets the event.`);
    }
    if (rules.length === 0) report('', 'dropped', `The bus ${bus} has no rule: nobody gets the event.`);
  };
}

function toJson(event: BusEvent): JsonObject {
  return event as unknown as Readonly<Record<string, JsonValue>>;
}
