import type { JsonValue } from '#kernel';
import type { LogicalIds } from './logical-ids.ts';
import type { Named, Resource, Resources } from './resource.ts';
import { targetInput } from './target-input.ts';
import { arnOf, type Intrinsic, ref, sub, type TemplateValue } from './template-value.ts';

type Target = Named<'rules'>['targets'][number] | Named<'schedules'>['target'];

function targetArn(target: Target, ids: LogicalIds): Intrinsic {
  if ('queue' in target) return arnOf(ids.of('Queue', target.queue));
  if ('topic' in target) return ref(ids.of('Topic', target.topic));
  if ('function' in target)
    return sub(`arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${target.function}`);
  return busArn(target.bus, ids);
}

function busArn(bus: string, ids: LogicalIds): Intrinsic {
  return bus === 'default'
    ? sub('arn:${AWS::Partition}:events:${AWS::Region}:${AWS::AccountId}:event-bus/default')
    : arnOf(ids.of('Bus', bus));
}

function deadLetterConfig(queue: string | undefined, ids: LogicalIds): TemplateValue | undefined {
  return queue === undefined ? undefined : { Arn: arnOf(ids.of('Queue', queue)) };
}

/** A rule of EventBridge, and what lets it reach its targets. */
export function ruleResources(name: string, rule: Named<'rules'>, ids: LogicalIds): Resources {
  const id = ids.of('Rule', name);
  const roles = rule.targets.flatMap((target, index) =>
    'bus' in target
      ? [
          {
            [ids.of('Role', `${name} target ${index + 1}`)]: role(
              'events',
              'events:PutEvents',
              busArn(target.bus, ids),
            ),
          },
        ]
      : [],
  );
  const called = rule.targets.flatMap((target, index) =>
    'function' in target
      ? [
          {
            [ids.of('Permission', `${name} target ${index + 1}`)]: {
              Type: 'AWS::Lambda::Permission',
              Properties: {
                Action: 'lambda:InvokeFunction',
                FunctionName: target.function,
                Principal: 'events.amazonaws.com',
                SourceArn: arnOf(id),
              },
            },
          },
        ]
      : [],
  );
  return Object.assign(
    {
      [id]: {
        Type: 'AWS::Events::Rule',
        Properties: {
          Name: name,
          EventBusName: 'bus' in rule && rule.bus !== 'default' ? ref(ids.of('Bus', rule.bus)) : undefined,
          EventPattern: 'eventPattern' in rule ? (rule.eventPattern as TemplateValue) : undefined,
          ScheduleExpression: 'scheduleExpression' in rule ? rule.scheduleExpression : undefined,
          Targets: rule.targets.map((target, index) => ({
            Id: `target-${index + 1}`,
            Arn: targetArn(target, ids),
            RoleArn: 'bus' in target ? arnOf(ids.of('Role', `${name} target ${index + 1}`)) : undefined,
            SqsParameters:
              'queue' in target && target.messageGroupId !== undefined
                ? { MessageGroupId: target.messageGroupId }
                : undefined,
            ...targetInput(target),
            DeadLetterConfig: deadLetterConfig(target.deadLetterQueue, ids),
          })),
        },
      },
    },
    ...roles,
    ...called,
  ) as Resources;
}

/** A schedule, and the role that it does its work in. */
export function scheduleResources(name: string, schedule: Named<'schedules'>, ids: LogicalIds): Resources {
  const { target, input } = schedule;
  const roleId = ids.of('Role', `${name} schedule`);
  const action =
    'queue' in target
      ? 'sqs:SendMessage'
      : 'topic' in target
        ? 'sns:Publish'
        : 'function' in target
          ? 'lambda:InvokeFunction'
          : 'events:PutEvents';
  return {
    [ids.of('Schedule', name)]: {
      Type: 'AWS::Scheduler::Schedule',
      Properties: {
        Name: name,
        ScheduleExpression: schedule.scheduleExpression,
        ScheduleExpressionTimezone: schedule.scheduleExpressionTimezone,
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target: {
          Arn: targetArn(target, ids),
          RoleArn: arnOf(roleId),
          Input: input === undefined ? undefined : asText(input),
          SqsParameters:
            'queue' in target && target.messageGroupId !== undefined
              ? { MessageGroupId: target.messageGroupId }
              : undefined,
          EventBridgeParameters: 'bus' in target ? { DetailType: target.detailType, Source: target.source } : undefined,
          DeadLetterConfig: deadLetterConfig(target.deadLetterQueue, ids),
        },
      },
    },
    [roleId]: role(
      'scheduler',
      action,
      targetArn(target, ids),
      target.deadLetterQueue === undefined ? undefined : arnOf(ids.of('Queue', target.deadLetterQueue)),
    ),
  };
}

/** An input that is a text is handed over as it is; anything else as JSON. */
function asText(input: JsonValue): string {
  return typeof input === 'string' ? input : JSON.stringify(input);
}

function role(service: 'events' | 'scheduler', action: string, resource: Intrinsic, deadLetters?: Intrinsic): Resource {
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: { Service: `${service}.amazonaws.com` }, Action: 'sts:AssumeRole' }],
      },
      Policies: [
        {
          PolicyName: 'deliver',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              { Effect: 'Allow', Action: action, Resource: resource },
              ...(deadLetters === undefined
                ? []
                : [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: deadLetters }]),
            ],
          },
        },
      ],
    },
  };
}
