import type { Cloud } from '../aws/index.ts';
import type { TargetSpec } from '../cloud-spec.ts';

interface Sending {
  readonly cloud: Cloud;
  /** How often it is sent. */
  readonly copies: number;
  readonly nowMs: number;
}

/** How a target is called in what is told of it. */
export function targetName(target: TargetSpec): string {
  return 'queue' in target ? `queue ${target.queue}` : `topic ${target.topic}`;
}

/** Hands a text to a queue or topic, as a rule or a schedule does. Returns why that cannot be, as a sentence, if it cannot. */
export function sendToTarget(target: TargetSpec, text: string, { cloud, copies, nowMs }: Sending): string | undefined {
  const context = cloud.contextAt(nowMs);
  try {
    for (let copy = 0; copy < copies; copy++) {
      if ('queue' in target) {
        const { queue, messageGroupId } = target;
        const group = messageGroupId === undefined ? {} : { MessageGroupId: messageGroupId };
        cloud.sqs.perform('SendMessage', { QueueUrl: cloud.sqs.urlOf(queue), MessageBody: text, ...group }, context);
      } else cloud.sns.perform('Publish', { TopicArn: cloud.sns.arnOf(target.topic), Message: text }, context);
    }
    return undefined;
  } catch (thrown) {
    if (!(thrown instanceof Error && thrown.name === 'AwsError')) throw thrown;
    return `The ${targetName(target)} did not take it: ${thrown.message}`;
  }
}
