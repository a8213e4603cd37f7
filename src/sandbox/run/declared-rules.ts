import type { JsonObject } from '#kernel';
import type { Rule, RuleTarget, Schedule, ScheduleTarget } from '../aws/index.ts';
import type { TargetInput } from '../aws/target-input/index.ts';
import type { CloudSpec, RuleTargetSpec, ScheduleTargetSpec, TargetInputSpec, TargetSpec } from '../cloud-spec.ts';
import { functionIdentity } from '../lambda/index.ts';
import { arnOf } from '../sources/index.ts';
import type { TriggerSpec } from '../trigger-spec.ts';
import { startOfTimeMs } from './start-of-time.ts';

/** The rules that there are from the beginning: those that call the function under test, then the others. */
export function declaredRules(triggers: readonly TriggerSpec[], { rules = {} }: CloudSpec): readonly Rule[] {
  const own: RuleTargetSpec = { function: functionIdentity.name };
  const ofFunction = triggers.flatMap((trigger): readonly Rule[] => {
    if (trigger.kind === 'event-rule') {
      const { name, bus = 'default', eventPattern } = trigger;
      return [toRule({ name, bus, eventPattern }, [{ ...own, ...inputOf(trigger) }])];
    }
    if (trigger.kind === 'schedule' && trigger.by === 'rule') {
      const { name, scheduleExpression } = trigger;
      return [toRule({ name, bus: 'default', scheduleExpression }, [{ ...own, ...inputOf(trigger) }])];
    }
    return [];
  });
  const others = Object.entries(rules).map(([name, { targets, ...goesBy }]) => {
    const bus = 'eventPattern' in goesBy ? (goesBy.bus ?? 'default') : 'default';
    return toRule({ name, ...goesBy, bus }, targets);
  });
  return [...ofFunction, ...others].reduce(merge, []);
}

/** A rule that stands in two places has the targets of both. */
function merge(rules: readonly Rule[], rule: Rule): readonly Rule[] {
  const before = rules.find(({ arn }) => arn === rule.arn);
  if (before === undefined) return [...rules, rule];
  const targets = [...before.targets, ...rule.targets].map((target, index) => ({
    ...target,
    id: `target-${index + 1}`,
  }));
  return rules.map((one) => (one === before ? { ...before, targets } : one));
}

function toRule(
  { name, bus, eventPattern, scheduleExpression }: Pick<Rule, 'name' | 'bus' | 'eventPattern' | 'scheduleExpression'>,
  targets: readonly RuleTargetSpec[],
): Rule {
  return {
    name,
    bus,
    arn: arnOf('events', `rule/${bus === 'default' ? '' : `${bus}/`}${name}`),
    ...(eventPattern !== undefined && { eventPattern }),
    ...(scheduleExpression !== undefined && { scheduleExpression }),
    isEnabled: true,
    scheduledMs: startOfTimeMs,
    targets: targets.map(toRuleTarget),
    members: eventPattern === undefined ? {} : { EventPattern: JSON.stringify(eventPattern) },
  };
}

function toRuleTarget(target: RuleTargetSpec, index: number): RuleTarget {
  const { arn, members, messageGroupId, deadLetterArn } = addressOf(target);
  const { input, inputPath, inputTransformer } = target;
  const id = `target-${index + 1}`;
  return {
    id,
    arn,
    input: toTargetInput(target),
    ...(messageGroupId !== undefined && { messageGroupId }),
    ...(deadLetterArn !== undefined && { deadLetterArn }),
    members: {
      Id: id,
      ...members,
      ...(input !== undefined && { Input: JSON.stringify(input) }),
      ...(inputPath !== undefined && { InputPath: inputPath }),
      ...(inputTransformer !== undefined && {
        InputTransformer: {
          ...(inputTransformer.inputPathsMap !== undefined && { InputPathsMap: inputTransformer.inputPathsMap }),
          InputTemplate: inputTransformer.inputTemplate,
        },
      }),
    },
  };
}

function inputOf({ input, inputPath, inputTransformer }: TargetInputSpec): TargetInputSpec {
  return {
    ...(input !== undefined && { input }),
    ...(inputPath !== undefined && { inputPath }),
    ...(inputTransformer !== undefined && { inputTransformer }),
  };
}

function toTargetInput({ input, inputPath, inputTransformer }: TargetInputSpec): TargetInput {
  if (input !== undefined) return { kind: 'constant', text: JSON.stringify(input) };
  if (inputPath !== undefined) return { kind: 'path', path: inputPath };
  if (inputTransformer === undefined) return { kind: 'event' };
  const { inputPathsMap = {}, inputTemplate } = inputTransformer;
  return { kind: 'template', paths: inputPathsMap, template: inputTemplate };
}

/** The schedules that there are from the beginning: those that call the function under test, then the others. */
export function declaredSchedules(
  triggers: readonly TriggerSpec[],
  { schedules = {} }: CloudSpec,
): readonly Schedule[] {
  const ofFunction = triggers.flatMap((trigger): readonly Schedule[] =>
    trigger.kind === 'schedule' && trigger.by === 'scheduler'
      ? [toSchedule(trigger.name, trigger, { function: functionIdentity.name })]
      : [],
  );
  const others = Object.entries(schedules).map(([name, schedule]) => toSchedule(name, schedule, schedule.target));
  return [...ofFunction, ...others];
}

function toSchedule(
  name: string,
  {
    scheduleExpression,
    scheduleExpressionTimezone: zone,
    input,
  }: Pick<Schedule, 'scheduleExpression' | 'scheduleExpressionTimezone'> & Pick<TargetInputSpec, 'input'>,
  spec: ScheduleTargetSpec,
): Schedule {
  const { arn, members, messageGroupId, deadLetterArn } = addressOf(spec);
  const text = input === undefined ? undefined : JSON.stringify(input);
  const event = 'bus' in spec ? { detailType: spec.detailType, source: spec.source } : undefined;
  const target: ScheduleTarget = {
    arn,
    ...(text !== undefined && { input: text }),
    ...(messageGroupId !== undefined && { messageGroupId }),
    ...(event !== undefined && { event }),
    ...(deadLetterArn !== undefined && { deadLetterArn }),
  };
  const zoneMember = zone === undefined ? {} : { ScheduleExpressionTimezone: zone };
  return {
    name,
    group: 'default',
    arn: arnOf('scheduler', `schedule/default/${name}`),
    isEnabled: true,
    scheduleExpression,
    ...(zone !== undefined && { scheduleExpressionTimezone: zone }),
    createdMs: startOfTimeMs,
    modifiedMs: startOfTimeMs,
    target,
    isDeletedAfterCompletion: false,
    members: {
      FlexibleTimeWindow: { Mode: 'OFF' },
      ScheduleExpression: scheduleExpression,
      ...zoneMember,
      Target: {
        ...members,
        RoleArn: `arn:aws:iam::${functionIdentity.account}:role/${name}-role`,
        ...(text !== undefined && { Input: text }),
        ...(event !== undefined && { EventBridgeParameters: { DetailType: event.detailType, Source: event.source } }),
      },
    },
  };
}

interface Address {
  readonly arn: string;
  readonly messageGroupId?: string;
  readonly deadLetterArn?: string;
  /** What a client is told of it. */
  readonly members: JsonObject;
}

function addressOf(target: (TargetSpec | ScheduleTargetSpec) & { readonly deadLetterQueue?: string }): Address {
  const arn = arnOfTarget(target);
  const group = 'queue' in target ? target.messageGroupId : undefined;
  const deadLetterArn = target.deadLetterQueue === undefined ? undefined : arnOf('sqs', target.deadLetterQueue);
  return {
    arn,
    ...(group !== undefined && { messageGroupId: group }),
    ...(deadLetterArn !== undefined && { deadLetterArn }),
    members: {
      Arn: arn,
      ...(group !== undefined && { SqsParameters: { MessageGroupId: group } }),
      ...(deadLetterArn !== undefined && { DeadLetterConfig: { Arn: deadLetterArn } }),
    },
  };
}

function arnOfTarget(target: TargetSpec): string {
  if ('queue' in target) return arnOf('sqs', target.queue);
  if ('topic' in target) return arnOf('sns', target.topic);
  if ('function' in target) return arnOf('lambda', `function:${target.function}`);
  return arnOf('events', `event-bus/${target.bus}`);
}
