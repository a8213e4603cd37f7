import type { JsonValue } from '#kernel';
import type { BusEvent } from '../cloud-record.ts';
import type { TargetSpec } from '../cloud-spec.ts';
import { functionIdentity } from '../lambda/index.ts';
import { matchesPattern } from '../sources/patterns/index.ts';
import type { Delivering } from './delivering.ts';
import { sendToTarget, targetName } from './send-to-target.ts';

interface Rule {
  readonly name: string;
  readonly eventPattern: JsonValue;
  readonly callsFunction: boolean;
  readonly targets: readonly TargetSpec[];
}

/** What stands between a bus and the targets of its rules: each rule is held against each event. */
export function createBusDelivery({ triggers, cloud, simulation, ports, deliver, copies }: Delivering) {
  const rulesOf = (bus: string): readonly Rule[] => {
    const ofFunction = triggers.flatMap((trigger): readonly Rule[] =>
      trigger.kind === 'event-rule' && (trigger.bus ?? 'default') === bus
        ? [{ name: trigger.name, eventPattern: trigger.eventPattern, callsFunction: true, targets: [] }]
        : [],
    );
    const declared = (cloud?.events.rulesOf(bus) ?? []).map(([name, rule]): Rule => {
      return { name, eventPattern: rule.eventPattern, callsFunction: false, targets: rule.targets };
    });
    return [...ofFunction, ...declared];
  };

  return (bus: string, event: BusEvent, timeMs: number): void => {
    const { id } = event;
    const report = (from: string, outcome: 'filtered-out' | 'dropped', message: string): void => {
      ports.report({ source: 'event-rule', from, outcome, records: [id], message });
    };
    if (cloud?.events.hasBus(bus) === false) {
      report('', 'dropped', `There is no event bus ${bus}. EventBridge takes such an event, and nobody gets it.`);
      return;
    }
    const rules = rulesOf(bus);
    for (const rule of rules) {
      const { name } = rule;
      const matched = matchesPattern(rule.eventPattern, event as unknown as JsonValue);
      const targets = [
        ...(rule.callsFunction ? [`function ${functionIdentity.name}`] : []),
        ...rule.targets.map(targetName),
      ];
      cloud?.events.note(bus, id, {
        rule: name,
        eventPattern: rule.eventPattern,
        matched,
        targets: matched ? targets : [],
      });
      if (!matched) {
        report(name, 'filtered-out', `The pattern of the rule ${name} does not fit.`);
        continue;
      }
      if (rule.callsFunction) deliver('event-rule', name, event as unknown as JsonValue, { records: [id], timeMs });
      for (const target of rule.targets) {
        if (cloud === undefined) continue;
        const problem = sendToTarget(target, JSON.stringify(event), {
          cloud,
          copies: copies(),
          nowMs: simulation.now(),
        });
        if (problem !== undefined) report(name, 'dropped', problem);
      }
    }
    if (rules.length === 0) report('', 'dropped', `The bus ${bus} has no rule: nobody gets the event.`);
  };
}
