import { lambdaQuotas } from '#aws-facts';
import type { IdSource, JsonValue, Simulation } from '#kernel';
import type { Cloud, CloudHappening } from '../aws/index.ts';
import type { SubscriptionSpec } from '../cloud-spec.ts';
import type { DeliveryRecord, FiringRecord } from '../delivery-record.ts';
import type { Step } from '../exercise-spec.ts';
import { functionIdentity, type Lineage } from '../lambda/index.ts';
import {
  type AsynchronousEvent,
  createSqsPoller,
  createStreamPoller,
  invokeAsynchronously,
  isThrottled,
  type ObjectChange,
  type Published,
  type ReceivedMessage,
  type SourcePorts,
  type SqsPoller,
  type StreamPoller,
  toFilterSubject,
  toS3Event,
  toS3TestEvent,
  toSnsEvent,
  wantsObjectChange,
} from '../sources/index.ts';
import { matchesPattern } from '../sources/patterns/index.ts';
import type { TriggerSpec } from '../trigger-spec.ts';
import { createBusDelivery } from './bus-delivery.ts';
import type { Delivering } from './delivering.ts';
import type { Invoker } from './invoker.ts';
import type { ScenarioFunction } from './scenario-functions.ts';
import { createSchedules, type DeclaredSchedules } from './schedules.ts';
import { refusalOf } from './refusal-of.ts';
import { sendToSubscribedQueue } from './subscribed-queue.ts';

/** What stands between what happens around the function and the function. */
export interface EventSources {
  readonly deliveries: readonly DeliveryRecord[];
  readonly firings: readonly FiringRecord[];
  /** What comes of this is delivered so often; see `OutsideStep`. */
  during(deliveries: number, work: () => void): void;
  /** A message comes again so many times although the function has done it. */
  deliverAgain(messageId: string, times: number): void;
  /** While a function calls a service: which invocations led to what it does. */
  inLineage<Result>(lineage: Lineage, work: () => Result): Result;
  invokeAsynchronously(event: JsonValue): void;
  publish(published: Published): void;
  fireSchedule(name: string): void;
  /** Lets time pass, and schedules fire; see {@link Schedules}. */
  passTime(untilMs: number, next: Step | undefined): Promise<void>;
  sendTestEvent(bucket: string): void;
  /** Tells of a loop of functions that Lambda ended. */
  tellLoop(functionName: string, round: number, requestId: string): void;
  /** Tells that a scenario ended while something would still have happened. */
  tellUnsettled(message: string): void;
}

export interface EventSourcesOptions {
  readonly triggers: readonly TriggerSpec[];
  readonly cloud: Cloud | undefined;
  readonly simulation: Simulation;
  readonly ids: IdSource;
  readonly invoker: Invoker;
  /** All functions, by name. */
  readonly functions: ReadonlyMap<string, ScenarioFunction>;
  readonly declared: DeclaredSchedules;
}

const functionName = functionIdentity.name;
/** Lambda looks at chains through S3, SNS and SQS. */
const recursionLimit = lambdaQuotas.recursiveLoop.value;
/** It does not look at other sources; there the loop would go on for ever, so a scenario ends it. */
const otherLoopsLimit = 100;
/** How long a notification takes to the function, in milliseconds. An assumption of the model. */
const notificationMs = 100;
/** The most deliveries that a transcript holds. */
const mostDeliveries = 20_000;

/** A subscription's filter. */
type Filter = Pick<SubscriptionSpec, 'filterPolicy' | 'filterPolicyScope'>;

export function connectSources(options: EventSourcesOptions): EventSources {
  const { triggers, cloud, simulation, ids, invoker, functions, declared } = options;
  const deliveries: DeliveryRecord[] = [];
  /** How often what happens now is delivered, and how many invocations led to it. */
  let copies = 1;
  let currentLineage: Lineage = {};
  const currentRound = (): number => currentLineage[functionName] ?? 0;
  /** By the ids of messages that the function sent, or that came of what it did. */
  const roundOfMessage = new Map<string, number>();
  /** Ids of messages that were told of as part of a loop. */
  const loopingMessages = new Set<string>();
  /** Message ids, and how often each comes again. */
  const extra = new Map<string, number>();

  const ports: SourcePorts = {
    ids,
    now: () => simulation.now(),
    until: (timeMs) => simulation.until(timeMs),
    createBell: () => simulation.createBell(),
    start(process) {
      simulation.start(process);
    },
    async invoke({ event, requestId, round, source }) {
      const record = await invoker.invoke(event, {
        lineage: { [functionName]: round },
        ...(requestId !== undefined && { requestId }),
      });
      // What was throttled did not take place; the source tells of it.
      if (!isThrottled(record) && source !== 'scenario') invoker.keep({ ...record, source });
      return record;
    },
    report(delivery) {
      if (deliveries.length < mostDeliveries)
        deliveries.push({ ...delivery, timestamp: Math.floor(simulation.now()), step: invoker.step });
    },
    sendToQueue(queue, { body, attributes }) {
      if (cloud === undefined) return `There is no queue ${queue}.`;
      const input = { QueueUrl: cloud.sqs.urlOf(queue), MessageBody: body, MessageAttributes: attributes };
      return refusalOf(() => cloud.sqs.perform('SendMessage', input, cloud.contextAt(simulation.now())))?.message;
    },
  };

  /** The same ports, for an event of this function that these invocations led to. */
  const portsOf = (target: ScenarioFunction, lineage: Lineage): SourcePorts => ({
    ...ports,
    async invoke({ event, requestId, source }) {
      const record = await target.invoker.invoke(event, { lineage, ...(requestId !== undefined && { requestId }) });
      // What was throttled did not take place; the source tells of it.
      if (!isThrottled(record) && source !== 'scenario') target.invoker.keep({ ...record, source });
      return record;
    },
  });

  /** Lambda's queue of asynchronous events for a function. */
  const inQueueOf = (target: ScenarioFunction, lineage: Lineage, event: AsynchronousEvent): Promise<void> => {
    const { name, config } = target;
    const isClosed = config.reservedConcurrency === 0;
    return invokeAsynchronously(
      portsOf(target, lineage),
      { ...event, functionName: name, isClosed },
      config.asynchronous,
    );
  };

  /** Delivers something asynchronously as often as it is to be. */
  const deliver: Delivering['deliver'] = (source, from, event, about) => {
    const { records, timeMs, afterMs = 0, to = functionName } = about;
    const target = functions.get(to);
    if (target === undefined) throw new Error(`There is no function ${to}.`);
    const lineage = currentLineage;
    const round = lineage[to] ?? 0;
    if (round > 0 && isLoop(source, from, round, records, to)) return;
    for (let copy = 0; copy < copies; copy++) {
      // A second delivery comes some time later, as on AWS.
      const atMs = timeMs + afterMs + copy * 1_000;
      ports.start(async () => {
        await ports.until(atMs);
        await inQueueOf(target, lineage, { event, source, from, records, round });
      });
    }
  };

  const isLoop = (
    source: DeliveryRecord['source'],
    from: string,
    round: number,
    records: readonly string[],
    of: string = functionName,
  ): boolean => {
    const isWatched = source === 's3' || source === 'sns' || source === 'sqs' || source === 'asynchronous-invocation';
    if (round < (isWatched ? recursionLimit : otherLoopsLimit)) return false;
    const who = of === functionName ? 'The function' : `The function ${of}`;
    const message = isWatched
      ? `${who} has set itself off ${round} times in a chain. Lambda's recursive loop detection stops it here.`
      : `${who} has set itself off ${round} times in a chain, and the scenario stops it here. Lambda's recursive loop detection does not look at this source: on AWS it would go on, and cost, until somebody stops it.`;
    ports.report({ source, from, outcome: 'recursion-stopped', records, message });
    return true;
  };

  const tellLoop = (name: string, round: number, requestId: string): void => {
    const message = `The function ${name} has been invoked ${round} times in a chain of functions. Lambda's recursive loop detection stops it here.`;
    ports.report({ source: 'function', from: name, outcome: 'recursion-stopped', records: [requestId], message });
  };

  const sqsPollers = new Map<string, SqsPoller>();
  const streamPollers = new Map<string, StreamPoller[]>();
  for (const trigger of triggers) {
    if (trigger.kind === 'sqs' && cloud !== undefined)
      sqsPollers.set(trigger.queue, createSqsPoller(trigger, polledQueue(trigger.queue, cloud), ports, matchesPattern));
    if (trigger.kind === 'dynamodb-stream')
      streamPollers.set(trigger.table, [
        ...(streamPollers.get(trigger.table) ?? []),
        createStreamPoller(trigger, ports, matchesPattern),
      ]);
  }

  function polledQueue(name: string, { sqs, contextAt }: Cloud): Parameters<typeof createSqsPoller>[1] {
    const QueueUrl = sqs.urlOf(name);
    const inHand = new Map<string, ReceivedMessage>();
    const again: { readonly message: ReceivedMessage; readonly fromMs: number }[] = [];
    return {
      receive(most) {
        const received: ReceivedMessage[] = [];
        while (received.length < most && (again[0]?.fromMs ?? Number.POSITIVE_INFINITY) <= simulation.now()) {
          const next = again.shift();
          if (next !== undefined) received.push(next.message);
        }
        while (received.length < most) {
          const input = {
            QueueUrl,
            MaxNumberOfMessages: Math.min(10, most - received.length),
            MessageSystemAttributeNames: ['All'],
            MessageAttributeNames: ['All'],
          };
          const output = sqs.perform('ReceiveMessage', input, contextAt(simulation.now()));
          const messages = (output as { readonly Messages?: readonly ReceivedMessage[] }).Messages ?? [];
          if (messages.length === 0) break;
          received.push(...messages);
        }
        for (const message of received) inHand.set(message.ReceiptHandle, message);
        return received;
      },
      delete(receiptHandles) {
        for (const receipt of receiptHandles) {
          const message = inHand.get(receipt);
          inHand.delete(receipt);
          const left = message === undefined ? 0 : (extra.get(message.MessageId) ?? 0);
          if (message !== undefined && left > 0) {
            extra.set(message.MessageId, left - 1);
            again.push({ message: receivedAgain(message), fromMs: simulation.now() + 1_000 });
          }
        }
        sqs.finish(name, receiptHandles, simulation.now());
      },
      nextVisibleMs() {
        const times = [sqs.nextVisibleMs(name, simulation.now()), again[0]?.fromMs].filter(
          (time) => time !== undefined,
        );
        return times.length === 0 ? undefined : Math.min(...times);
      },
      roundOf(messages) {
        const ids = messages.map(({ MessageId }) => MessageId);
        const round = Math.max(...ids.map((id) => roundOfMessage.get(id) ?? 0));
        if (round < recursionLimit) return round;
        const looping = ids.filter((id) => !loopingMessages.has(id));
        if (looping.length > 0) isLoop('sqs', name, round, looping);
        for (const id of looping) loopingMessages.add(id);
        return undefined;
      },
    };
  }

  const wakeAt = (queue: string, timeMs: number): void => {
    const poller = sqsPollers.get(queue);
    if (poller === undefined) return;
    ports.start(async () => {
      await ports.until(timeMs);
      poller.wake();
    });
  };

  const onObject = (change: ObjectChange): void => {
    for (const trigger of triggers) {
      if (trigger.kind !== 's3' || trigger.bucket !== change.bucket) continue;
      const records = [change.key];
      if (wantsObjectChange(trigger, change)) {
        const event = toS3Event([change], ids);
        deliver('s3', change.bucket, event, { records, timeMs: change.timeMs, afterMs: notificationMs });
      } else {
        const message = `No notification is set up for ${change.eventName} of this key: events, prefix or suffix do not fit.`;
        ports.report({ source: 's3', from: change.bucket, outcome: 'filtered-out', records, message });
      }
    }
  };

  const onPublished = (published: Published): void => {
    const { topic, messageId, timeMs } = published;
    const fits = ({ filterPolicy, filterPolicyScope = 'MessageAttributes' }: Filter, subscriber: string): boolean => {
      const isMeant =
        filterPolicy === undefined || matchesPattern(filterPolicy, toFilterSubject(published, filterPolicyScope));
      cloud?.sns.note(topic, messageId, isMeant ? 'deliveredTo' : 'filteredOut', subscriber);
      if (!isMeant) {
        const message = `The filter policy of the subscription of the ${subscriber} does not fit.`;
        ports.report({ source: 'sns', from: topic, outcome: 'filtered-out', records: [messageId], message });
      }
      return isMeant;
    };
    for (const trigger of triggers) {
      if (trigger.kind !== 'sns' || trigger.topic !== topic || !fits(trigger, `function ${functionName}`)) continue;
      deliver('sns', topic, toSnsEvent(published, ids), { records: [messageId], timeMs });
    }
    if (cloud === undefined) return;
    for (const subscription of cloud.sns.subscriptionsOf(topic)) {
      if (!fits(subscription, `queue ${subscription.queue}`)) continue;
      const problem = sendToSubscribedQueue(published, subscription, { cloud, ids, copies, nowMs: simulation.now() });
      if (problem !== undefined)
        ports.report({ source: 'sns', from: topic, outcome: 'dropped', records: [messageId], message: problem });
    }
  };

  const delivering: Delivering = {
    cloud,
    simulation,
    ids,
    ports,
    hasFunction: (name) => functions.has(name),
    deliver,
    copies: () => copies,
  };
  const onBusEvent = createBusDelivery(delivering);
  const schedules = createSchedules(delivering, declared, () => invoker.step);

  /** `Invoke` with `InvocationType: 'Event'`: Lambda's queue for any function. */
  const invokeByFunction = (target: ScenarioFunction, { payload, requestId, timeMs }: InvokedAsynchronously): void => {
    const source = 'asynchronous-invocation';
    const { name } = target;
    const lineage = currentLineage;
    const round = lineage[name] ?? 0;
    if (round >= recursionLimit) {
      tellLoop(name, round, requestId);
      return;
    }
    const from = name === functionName ? '' : name;
    ports.start(async () => {
      await ports.until(timeMs);
      await inQueueOf(target, lineage, { event: payload, source, from, records: [requestId], round, requestId });
    });
  };

  const onHappening = (happening: CloudHappening): void => {
    switch (happening.kind) {
      case 'object-created':
      case 'object-removed':
        onObject(happening);
        return;
      case 'stream-record': {
        const round = currentRound();
        const { record, table, timeMs } = happening;
        const pollers = streamPollers.get(table) ?? [];
        if (pollers.length > 0 && round > 0 && isLoop('dynamodb-stream', table, round, [record.sequenceNumber])) return;
        for (const poller of pollers) poller.add({ ...record, timeMs, round });
        return;
      }
      case 'message-sent': {
        const { queue, messageId, timeMs, deadLetter } = happening;
        const round = currentRound();
        if (round > 0) roundOfMessage.set(messageId, round);
        if (deadLetter !== undefined) {
          const message = `A message was received as often as maxReceiveCount allows, and went to the queue ${queue}.`;
          const { from } = deadLetter;
          ports.report({ source: 'sqs', from, outcome: 'dead-lettered', records: [messageId], message });
        }
        wakeAt(queue, timeMs);
        return;
      }
      case 'published': {
        const { topic, notification, timeMs } = happening;
        onPublished({ ...notification, topic, timeMs });
        return;
      }
      case 'event-put':
        onBusEvent(happening.bus, happening.event, happening.fromBus);
        return;
      case 'schedule-changed':
        schedules.onScheduleChanged(happening.arn, happening.isNew);
        return;
      case 'rule-changed':
        schedules.onRuleChanged(happening.name);
        return;
      case 'invoked-asynchronously': {
        const target = functions.get(happening.functionName);
        if (target !== undefined) invokeByFunction(target, happening);
      }
    }
  };
  cloud?.onHappening(onHappening);
  // What waits in a queue from the beginning is there to be received.
  for (const queue of sqsPollers.keys()) {
    if ((cloud?.sqs.state(simulation.now())[queue]?.visible.length ?? 0) > 0) wakeAt(queue, simulation.now());
  }

  return {
    deliveries,
    firings: schedules.firings,
    during(count, work) {
      const before = copies;
      copies = count;
      try {
        work();
      } finally {
        copies = before;
      }
    },
    deliverAgain(messageId, times) {
      extra.set(messageId, times);
    },
    inLineage(lineage, work) {
      const before = currentLineage;
      currentLineage = lineage;
      try {
        return work();
      } finally {
        currentLineage = before;
      }
    },
    invokeAsynchronously(event) {
      deliver('asynchronous-invocation', '', event, { records: [], timeMs: simulation.now() });
    },
    publish: onPublished,
    fireSchedule(name) {
      schedules.fire(name);
    },
    passTime: (untilMs, next) => schedules.passTime(untilMs, next),
    sendTestEvent(bucket) {
      const event = toS3TestEvent(bucket, simulation.now(), ids);
      deliver('s3', bucket, event, { records: ['s3:TestEvent'], timeMs: simulation.now() });
    },
    tellLoop,
    tellUnsettled(message) {
      ports.report({ source: 'scenario', from: '', outcome: 'unsettled', records: [], message });
    },
  };
}

type InvokedAsynchronously = Extract<CloudHappening, { kind: 'invoked-asynchronously' }>;

function receivedAgain(message: ReceivedMessage): ReceivedMessage {
  const { Attributes = {} } = message;
  const count = Number(Attributes['ApproximateReceiveCount'] ?? '1') + 1;
  return { ...message, Attributes: { ...Attributes, ApproximateReceiveCount: String(count) } };
}
