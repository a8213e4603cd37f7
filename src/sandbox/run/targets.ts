import type { JsonObject, JsonValue } from '#kernel';
import type { BusEvent } from '../cloud-record.ts';
import type { DeliveryRecord } from '../delivery-record.ts';
import { toBusEvent } from '../sources/index.ts';
import { deadLetterAttributes, type Refusal, type ScheduleExecution } from './dead-letter.ts';
import type { Delivering } from './delivering.ts';
import { refusalOf } from './refusal-of.ts';

/** Whom a rule or a schedule calls. */
export type Target =
  | { readonly kind: 'function' | 'queue' | 'topic' | 'bus'; readonly name: string }
  /** An operation of a service, which is called with the input. */
  | { readonly kind: 'operation'; readonly service: string; readonly api: string }
  | { readonly kind: 'unknown' };

export function readTarget(arn: string): Target {
  const [, , service = '', , , ...rest] = arn.split(':');
  const resource = rest.join(':');
  switch (service) {
    case 'lambda': {
      const [, name] = /^function:([^:]+)(?::\$LATEST)?$/.exec(resource) ?? [];
      return name === undefined ? { kind: 'unknown' } : { kind: 'function', name };
    }
    case 'sqs':
      return { kind: 'queue', name: resource };
    case 'sns':
      return { kind: 'topic', name: resource };
    case 'events': {
      const [, name] = /^event-bus\/(.+)$/.exec(resource) ?? [];
      return name === undefined ? { kind: 'unknown' } : { kind: 'bus', name };
    }
    case 'scheduler': {
      const [, called = '', api = ''] = /^aws-sdk:([^:]+):([^:]+)$/.exec(resource) ?? [];
      return called === '' ? { kind: 'unknown' } : { kind: 'operation', service: called, api };
    }
    default:
      return { kind: 'unknown' };
  }
}

/** How a target is called in what is told of it; undefined where it is none that can be tried here. */
export function targetName(arn: string): string | undefined {
  const target = readTarget(arn);
  if (target.kind === 'unknown') return undefined;
  if (target.kind !== 'operation') return `${target.kind} ${target.name}`;
  const known = Object.hasOwn(operations, `${target.service}:${target.api}`);
  return known ? `${target.service}:${target.api}` : undefined;
}

/** What is sent, to whom, and on whose behalf. */
export interface Sending {
  readonly arn: string;
  readonly text: string;
  /** For a FIFO queue. */
  readonly messageGroupId?: string | undefined;
  /** Where goes what the target does not take. */
  readonly deadLetterArn?: string | undefined;
  readonly source: DeliveryRecord['source'];
  /** The rule or the schedule. */
  readonly from: { readonly name: string; readonly arn: string };
  /** What it is about. */
  readonly records: readonly string[];
  /** What a bus gets of it, or why it gets nothing. */
  readonly toEvent: (text: string) => BusEvent | { readonly refusal: Refusal };
  /** Where a schedule of Scheduler sends it. */
  readonly schedule?: ScheduleExecution;
  /** Whose rule hands an event on. */
  readonly fromBus?: string;
}

/** Hands a text to a target. What it does not take goes to the dead-letter queue, or is told as lost. */
export function sendToTarget(sending: Sending, delivering: Delivering): void {
  const refusal = trySending(sending, delivering);
  if (refusal !== undefined) giveUp(sending, refusal, delivering);
}

/** A target gets nothing, and why. */
export function giveUp(
  sending: Omit<Sending, 'toEvent'>,
  refusal: Refusal,
  { cloud, simulation, ports }: Delivering,
): void {
  const { source, from, records, deadLetterArn, arn, text, schedule } = sending;
  const { told } = refusal;
  const queue = deadLetterArn?.split(':').at(-1);
  const report = (outcome: 'dropped' | 'dead-lettered', message: string): void => {
    ports.report({ source, from: from.name, outcome, records, message });
  };
  if (queue === undefined || cloud === undefined) {
    report('dropped', told);
    return;
  }
  const input = {
    QueueUrl: cloud.sqs.urlOf(queue),
    MessageBody: text,
    MessageAttributes: deadLetterAttributes({ refusal, arn: from.arn, targetArn: arn, schedule }),
  };
  const refused = refusalOf(() => cloud.sqs.perform('SendMessage', input, cloud.contextAt(simulation.now())));
  if (refused === undefined) report('dead-lettered', `${told} It went to the dead-letter queue ${queue}.`);
  else report('dropped', `${told} The dead-letter queue ${queue} did not take it either: ${refused.message}`);
}

/** Returns why it cannot be, if it cannot. */
function trySending(sending: Sending, delivering: Delivering): Refusal | undefined {
  const { arn, text, messageGroupId, toEvent, fromBus } = sending;
  const { cloud, simulation } = delivering;
  const target = readTarget(arn);
  const cannotBeTried = ourRefusal(`The target ${arn} cannot be tried here.`);
  if (target.kind === 'function') return tryFunction(target.name, sending, delivering);
  if (target.kind === 'unknown' || cloud === undefined) return cannotBeTried;
  const context = cloud.contextAt(simulation.now());
  const repeatedly = (work: () => void): Refusal | undefined => {
    for (let copy = 0; copy < delivering.copies(); copy++) {
      const refused = refusalOf(work);
      if (refused === undefined) continue;
      const { shortCode: code, message } = refused;
      return { code, message, told: `The ${targetName(arn) ?? arn} did not take it: ${message}` };
    }
    return undefined;
  };
  switch (target.kind) {
    case 'queue': {
      const group = messageGroupId === undefined ? {} : { MessageGroupId: messageGroupId };
      const input = { QueueUrl: cloud.sqs.urlOf(target.name), MessageBody: text, ...group };
      return repeatedly(() => cloud.sqs.perform('SendMessage', input, context));
    }
    case 'topic': {
      const input = { TopicArn: cloud.sns.arnOf(target.name), Message: text };
      return repeatedly(() => cloud.sns.perform('Publish', input, context));
    }
    case 'bus': {
      const event = toEvent(text);
      if ('refusal' in event) return event.refusal;
      if (!cloud.events.hasBus(target.name))
        return {
          code: 'ResourceNotFoundException',
          message: `Event bus ${target.name} does not exist.`,
          told: `There is no event bus ${target.name}.`,
        };
      // What the bus makes of it comes as often as is asked for.
      cloud.events.put(target.name, event, context, fromBus);
      return undefined;
    }
    case 'operation': {
      const operation = operations[`${target.service}:${target.api}`];
      if (operation === undefined) return cannotBeTried;
      const input = parse(text) as JsonObject;
      return repeatedly(() => cloud[operation.service].perform(operation.name, input, context));
    }
  }
}

function tryFunction(
  name: string,
  { arn, text, source, from, records }: Sending,
  { simulation, deliver, hasFunction }: Delivering,
): Refusal | undefined {
  if (!hasFunction(name))
    return {
      code: 'ResourceNotFoundException',
      message: `Function not found: ${arn}`,
      told: `There is no function ${name}.`,
    };
  const event = parse(text);
  if (event === undefined)
    return {
      code: 'InvalidRequestContentException',
      message: 'Could not parse request body into json.',
      told: `The function ${name} takes JSON, and this is none: ${text}`,
    };
  deliver(source, from.name, event, { records, timeMs: simulation.now(), to: name });
  return undefined;
}

/** Those operations that a schedule can call with its input. */
const operations: Readonly<
  Record<string, { readonly service: 'sqs' | 'sns' | 'events' | 'dynamodb'; readonly name: string }>
> = {
  'sqs:sendMessage': { service: 'sqs', name: 'SendMessage' },
  'sns:publish': { service: 'sns', name: 'Publish' },
  'eventbridge:putEvents': { service: 'events', name: 'PutEvents' },
  'dynamodb:putItem': { service: 'dynamodb', name: 'PutItem' },
  'dynamodb:updateItem': { service: 'dynamodb', name: 'UpdateItem' },
  'dynamodb:deleteItem': { service: 'dynamodb', name: 'DeleteItem' },
};

/** Where AWS's own words are not known. */
export function ourRefusal(told: string, code?: string): Refusal {
  return { code, message: told, told };
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}

/** What Scheduler puts on a bus: its input is the detail. */
export function scheduledBusEvent(
  text: string,
  { detailType, source }: { readonly detailType: string; readonly source: string },
  { ids, simulation }: Delivering,
): BusEvent | { readonly refusal: Refusal } {
  const detail = parse(text);
  if (typeof detail !== 'object' || detail === null || Array.isArray(detail))
    return { refusal: ourRefusal('The detail of an event is an object, and the input of the schedule is none.') };
  return toBusEvent({
    id: ids.uuid(),
    source,
    detailType,
    detail: detail as JsonObject,
    timeMs: simulation.now(),
  });
}
