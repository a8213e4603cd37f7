import type { JsonObject } from '#kernel';
import type { Rule, RuleTarget } from '../aws/index.ts';
import { makeTargetText } from '../aws/target-input/index.ts';
import type { Delivering } from './delivering.ts';
import { giveUp, ourRefusal, readTarget, type Sending, sendToTarget } from './targets.ts';

export interface RuleSending extends Pick<Sending, 'source' | 'records' | 'toEvent'> {
  readonly rule: Rule;
  readonly target: RuleTarget;
  readonly event: JsonObject;
}

/** Hands to one target of a rule what it gets of an event. Returns that where it is not the event itself. */
export function sendToRuleTarget(
  { rule, target, event, source, records, toEvent }: RuleSending,
  delivering: Delivering,
): string | undefined {
  const { arn, input, messageGroupId, deadLetterArn } = target;
  // A bus gets the event as it is.
  const isAsItIs = input.kind === 'event' || readTarget(arn).kind === 'bus';
  const made = makeTargetText(isAsItIs ? { kind: 'event' } : input, event, rule, delivering.simulation.now());
  const sending = {
    arn,
    text: 'text' in made ? made.text : JSON.stringify(event),
    messageGroupId,
    deadLetterArn,
    source,
    from: rule,
    records,
    fromBus: rule.bus,
  };
  if ('problem' in made) {
    giveUp(sending, ourRefusal(made.problem, made.code), delivering);
    return undefined;
  }
  sendToTarget({ ...sending, toEvent }, delivering);
  return isAsItIs ? undefined : made.text;
}
