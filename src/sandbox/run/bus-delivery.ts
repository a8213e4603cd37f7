import type { JsonObject, JsonValue } from '#kernel';
import type { Rule, RuleTarget } from '../aws/index.ts';
import type { BusEvent, RuleOutcome } from '../cloud-record.ts';
import { matchesPattern } from '../sources/patterns/index.ts';
import type { Delivering } from './delivering.ts';
import { sendToRuleTarget } from './rule-target.ts';
import { ourRefusal, targetName } from './targets.ts';

/** What stands between a bus and the targets of its rules: each rule is held against each event. */
export function createBusDelivery(delivering: Delivering) {
  const { cloud, ports } = delivering;

  const send = (rule: Rule, target: RuleTarget, event: BusEvent, fromBus: string | undefined): string | undefined => {
    const third = `The event came from the bus ${fromBus ?? ''}: EventBridge does not hand it on to a third bus.`;
    const refusal = ourRefusal(third, 'THIRD_ACCOUNT_HOP_DETECTED');
    const toEvent = () => (fromBus === undefined ? event : { refusal });
    const about = { source: 'event-rule', records: [event.id], toEvent } as const;
    return sendToRuleTarget({ rule, target, event: toJson(event), ...about }, delivering);
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
