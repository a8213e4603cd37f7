import {
  decodeBase64ToLatin1,
  type IdSource,
  type JsonObject,
  latin1ToBytes,
  type Simulation,
  utf8Encode,
} from '#kernel';
import { type Cloud, toAttributeMap, toAttributeValue } from '../aws/index.ts';
import type { MessageSpec } from '../cloud-spec.ts';
import type { OutsideStep } from '../exercise-spec.ts';
import { toBusEvent } from '../sources/index.ts';
import type { EventSources } from './event-sources.ts';

export interface Outside {
  /** Absent where an exercise has nothing around its function: then course validation allows no step that needs it. */
  readonly cloud: Cloud | undefined;
  readonly sources: EventSources;
  readonly simulation: Simulation;
  readonly ids: IdSource;
}

/** Does what another application, or a person, does in a step. Throws where the exercise has not what it needs. */
export function performOutside(step: OutsideStep, { cloud, sources, simulation, ids }: Outside): void {
  const nowMs = simulation.now();
  const services = (): Cloud => {
    if (cloud === undefined) throw new Error(`The step ${step.kind} needs resources, and the exercise declares none.`);
    return cloud;
  };
  const deliveries = 'deliveries' in step ? (step.deliveries ?? 1) : 1;
  switch (step.kind) {
    case 'upload-object': {
      const { contentType = 'binary/octet-stream' } = step;
      const body = 'text' in step ? utf8Encode(step.text) : latin1ToBytes(decodeBase64ToLatin1(step.base64));
      sources.during(deliveries, () => {
        request(services(), 'PUT', step, nowMs, { 'content-type': contentType }, body);
      });
      return;
    }
    case 'delete-object':
      sources.during(deliveries, () => {
        request(services(), 'DELETE', step, nowMs, {}, new Uint8Array());
      });
      return;
    case 's3-test-event':
      sources.sendTestEvent(step.bucket);
      return;
    case 'put-item':
      dynamodb(services(), 'PutItem', { TableName: step.table, Item: toAttributeMap(step.item) }, nowMs);
      return;
    case 'delete-item':
      dynamodb(services(), 'DeleteItem', { TableName: step.table, Key: toAttributeMap(step.key) }, nowMs);
      return;
    case 'update-item': {
      const names = Object.keys(step.set);
      const input = {
        TableName: step.table,
        Key: toAttributeMap(step.key),
        UpdateExpression: `SET ${names.map((_, index) => `#n${index} = :v${index}`).join(', ')}`,
        ExpressionAttributeNames: Object.fromEntries(names.map((name, index) => [`#n${index}`, name])),
        ExpressionAttributeValues: Object.fromEntries(
          Object.values(step.set).map((value, index) => [`:v${index}`, toAttributeValue(value)]),
        ),
      };
      dynamodb(services(), 'UpdateItem', input, nowMs);
      return;
    }
    case 'send-messages': {
      const { sqs, contextAt } = services();
      for (const message of step.messages) {
        const sent = sqs.perform('SendMessage', toSendMessage(sqs.urlOf(step.queue), message), contextAt(nowMs));
        if (deliveries > 1) sources.deliverAgain((sent as { readonly MessageId: string }).MessageId, deliveries - 1);
      }
      return;
    }
    case 'publish':
      sources.during(deliveries, () => {
        publish(step, { cloud, sources, simulation, ids });
      });
      return;
    case 'put-event': {
      const { bus = 'default', source, detailType, detail } = step;
      const event = toBusEvent({ id: ids.uuid(), source, detailType, detail, timeMs: nowMs });
      sources.during(deliveries, () => {
        services().events.put(bus, event, services().contextAt(nowMs));
      });
      return;
    }
    case 'fire-schedule':
      sources.during(deliveries, () => {
        sources.fireSchedule(step.schedule);
      });
  }
}

function publish(step: Extract<OutsideStep, { kind: 'publish' }>, { cloud, sources, simulation, ids }: Outside): void {
  const { topic, message, subject, attributes = {}, groupId, deduplicationId } = step;
  if (cloud !== undefined) {
    const input = {
      TopicArn: cloud.sns.arnOf(topic),
      Message: message,
      ...(subject !== undefined && { Subject: subject }),
      MessageAttributes: toMessageAttributes(attributes),
      ...(groupId !== undefined && { MessageGroupId: groupId }),
      ...(deduplicationId !== undefined && { MessageDeduplicationId: deduplicationId }),
    };
    cloud.sns.perform('Publish', input, cloud.contextAt(simulation.now()));
    return;
  }
  sources.publish({
    topic,
    messageId: ids.uuid(),
    message,
    ...(subject !== undefined && { subject }),
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, { type: 'String', value }]),
    ),
    timeMs: simulation.now(),
  });
}

function toMessageAttributes(attributes: Readonly<Record<string, string>>): JsonObject {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [name, { DataType: 'String', StringValue: value }]),
  );
}

function request(
  { s3, contextAt }: Cloud,
  method: 'PUT' | 'DELETE',
  { bucket, key }: { readonly bucket: string; readonly key: string },
  nowMs: number,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): void {
  const path = `/${bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
  const signed = { ...headers, authorization: 'AWS4-HMAC-SHA256' };
  const wire = { method, host: 's3.us-east-1.amazonaws.com', path, headers: signed, body };
  const { error } = s3.answer(wire, contextAt(nowMs));
  if (error !== undefined) throw new Error(`A step could not change ${bucket}/${key}: ${error.code}: ${error.message}`);
}

function dynamodb({ dynamodb: service, contextAt }: Cloud, operation: string, input: JsonObject, nowMs: number): void {
  service.perform(operation, input, contextAt(nowMs));
}

function toSendMessage(QueueUrl: string, { body, attributes = {}, groupId, deduplicationId }: MessageSpec): JsonObject {
  return {
    QueueUrl,
    MessageBody: body,
    MessageAttributes: toMessageAttributes(attributes),
    ...(groupId !== undefined && { MessageGroupId: groupId }),
    ...(deduplicationId !== undefined && { MessageDeduplicationId: deduplicationId }),
  };
}
