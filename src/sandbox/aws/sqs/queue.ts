import type { IdSource } from '#kernel';
import type { MessageRecord, QueueRecord } from '../../cloud-record.ts';
import type { QueueSpec } from '../../cloud-spec.ts';
import type { QueueEvent } from '../../history-record.ts';

/** An attribute of a message as clients write it. */
export interface MessageAttribute {
  readonly DataType: string;
  readonly StringValue?: string;
  /** Base64. */
  readonly BinaryValue?: string;
}

export interface NewMessage {
  readonly body: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
  readonly delaySeconds?: number;
  readonly groupId?: string;
  readonly deduplicationId?: string;
}

export interface QueuedMessage extends NewMessage {
  readonly messageId: string;
  readonly sentMs: number;
  /** Grows from message to message; FIFO queues tell it. */
  readonly sequence: number;
  receiveCount: number;
  firstReceivedMs: number | undefined;
  /** When it can be received (again). */
  visibleMs: number;
  /** Of the last receipt; a message that was never received has none. */
  receipt: string | undefined;
  /** The queue that gave it up, where this one has it as a dead letter. */
  readonly deadLetterFrom?: string;
}

export interface QueueSettings {
  visibilityTimeout: number;
  delaySeconds: number;
  messageRetentionPeriod: number;
  /** In bytes. */
  maximumMessageSize: number;
  receiveMessageWaitTimeSeconds: number;
  isManagedSse: boolean;
  /** Whether a FIFO queue knows a message by what is in it. */
  isContentBased: boolean;
  deadLetter: QueueSpec['deadLetter'];
}

/** AWS's defaults: seconds, and bytes (1 MiB since August 2025). */
const defaults = {
  visibilityTimeout: 30,
  delaySeconds: 0,
  messageRetentionPeriod: 345_600,
  maximumMessageSize: 1_048_576,
};
/** How long a queue is not emptied again: a minute. */
const purgeMs = 60_000;
/** How long a FIFO queue knows what it has seen: five minutes. */
const deduplicationMs = 300_000;

/** What a queue tells of a message. */
export type QueueNote = Omit<QueueEvent, 'queue'>;

/** One queue. Times are milliseconds on the virtual clock; nothing happens by itself: each method is told the time. */
export class Queue {
  readonly name: string;
  readonly isFifo: boolean;
  readonly settings: QueueSettings;
  /** Milliseconds since the epoch. */
  readonly createdMs: number;
  modifiedMs: number;
  #messages: QueuedMessage[] = [];
  readonly #seen = new Map<
    string,
    { readonly messageId: string; readonly sequence: number; readonly untilMs: number }
  >();
  #sequence = 0;
  #deleted = 0;
  #purgedMs: number | undefined;
  readonly #deliveries: number;

  readonly #note: (note: QueueNote) => void;

  /** `note` is told of everything that happens to a message. */
  constructor(
    name: string,
    spec: Omit<QueueSpec, 'messages'>,
    createdMs: number,
    note: (note: QueueNote) => void = () => undefined,
  ) {
    this.name = name;
    this.#note = note;
    this.isFifo = spec.fifo === true;
    this.#deliveries = spec.deliveries ?? 1;
    this.createdMs = createdMs;
    this.modifiedMs = createdMs;
    this.settings = {
      visibilityTimeout: spec.visibilityTimeout ?? defaults.visibilityTimeout,
      delaySeconds: spec.delaySeconds ?? defaults.delaySeconds,
      messageRetentionPeriod: spec.messageRetentionPeriod ?? defaults.messageRetentionPeriod,
      maximumMessageSize: spec.maximumMessageSize ?? defaults.maximumMessageSize,
      receiveMessageWaitTimeSeconds: 0,
      isManagedSse: true,
      isContentBased: spec.contentBasedDeduplication === true,
      deadLetter: spec.deadLetter,
    };
  }

  /** Changes what the queue was set to. */
  change(settings: Partial<QueueSettings>, nowMs: number): void {
    Object.assign(this.settings, settings);
    this.modifiedMs = nowMs;
  }

  /** Takes a message in. What a FIFO queue has seen in the last five minutes is taken and dropped. */
  send(message: NewMessage, nowMs: number, ids: IdSource): { readonly messageId: string; readonly sequence: number } {
    const { deduplicationId } = message;
    const seen = deduplicationId === undefined ? undefined : this.#seen.get(deduplicationId);
    if (seen !== undefined && seen.untilMs > nowMs) return seen;
    this.#sequence += 1;
    const messageId = ids.uuid();
    const visibleMs = nowMs + (message.delaySeconds ?? this.settings.delaySeconds) * 1_000;
    this.#messages.push({
      ...message,
      messageId,
      sentMs: nowMs,
      sequence: this.#sequence,
      receiveCount: 0,
      firstReceivedMs: undefined,
      visibleMs,
      receipt: undefined,
    });
    this.#tell('sent', messageId, nowMs, visibleMs);
    const sent = { messageId, sequence: this.#sequence };
    if (deduplicationId !== undefined) this.#seen.set(deduplicationId, { ...sent, untilMs: nowMs + deduplicationMs });
    return sent;
  }

  /** A message that another queue gives up comes here as it was. */
  takeDeadLetter(message: QueuedMessage, deadLetterFrom: string, nowMs: number): void {
    this.#sequence += 1;
    const sequence = this.#sequence;
    this.#messages.push({ ...message, deadLetterFrom, sequence, visibleMs: nowMs, receipt: undefined });
    this.#tell('sent', message.messageId, nowMs, nowMs);
  }

  /**
   * Receives up to `most` messages. What was received too often goes to `giveUp` instead. A group of a FIFO queue waits while
   * one of its messages is in flight.
   */
  receive(
    { most, visibilityTimeout = this.settings.visibilityTimeout, nowMs, ids }: ReceiveOptions,
    giveUp: (message: QueuedMessage) => void,
  ): readonly QueuedMessage[] {
    this.#expire(nowMs);
    const received: QueuedMessage[] = [];
    const givenUp = new Set<QueuedMessage>();
    const blocked = new Set<string>();
    for (const message of this.#messages) {
      if (received.length >= most) break;
      const { groupId } = message;
      if (groupId !== undefined && blocked.has(groupId)) continue;
      if (message.visibleMs > nowMs) {
        if (groupId !== undefined && this.isFifo) blocked.add(groupId);
        continue;
      }
      const { deadLetter } = this.settings;
      if (deadLetter !== undefined && message.receiveCount >= deadLetter.maxReceiveCount) {
        givenUp.add(message);
        continue;
      }
      message.receiveCount += 1;
      message.firstReceivedMs ??= nowMs;
      message.visibleMs = nowMs + visibilityTimeout * 1_000;
      message.receipt = ids.hex(48);
      this.#tell('received', message.messageId, nowMs, message.visibleMs);
      received.push({ ...message });
    }
    if (givenUp.size > 0) {
      this.#messages = this.#messages.filter((message) => !givenUp.has(message));
      for (const message of givenUp) {
        this.#tell('given-up', message.messageId, nowMs);
        giveUp(message);
      }
    }
    return received;
  }

  /** Deletes the message of a receipt. An old receipt of a message deletes nothing; returns whether the receipt is one. */
  delete(receipt: string, nowMs: number): void {
    const deleted = this.#messages.filter((message) => message.receipt === receipt);
    this.#messages = this.#messages.filter((message) => message.receipt !== receipt);
    this.#deleted += deleted.length;
    for (const { messageId } of deleted) this.#tell('deleted', messageId, nowMs);
  }

  /** Lambda has done the message of a receipt. Where more deliveries are asked for, the deletion is lost. */
  finish(receipt: string, nowMs: number): void {
    const isLost = this.#messages.some((one) => one.receipt === receipt && one.receiveCount < this.#deliveries);
    if (!isLost) this.delete(receipt, nowMs);
  }

  /** Returns whether there is a message in flight with this receipt. */
  changeVisibility(receipt: string, seconds: number, nowMs: number): boolean {
    const message = this.#messages.find((one) => one.receipt === receipt);
    if (message === undefined || message.visibleMs <= nowMs) return false;
    message.visibleMs = nowMs + seconds * 1_000;
    this.#tell('hidden', message.messageId, nowMs, message.visibleMs);
    return true;
  }

  /** Returns whether the queue is emptied: it is not where that was done a minute ago. */
  purge(nowMs: number): boolean {
    if (this.#purgedMs !== undefined && nowMs < this.#purgedMs + purgeMs) return false;
    this.#purgedMs = nowMs;
    this.#messages = [];
    return true;
  }

  /** When something can be received that cannot be now; undefined when nothing is waiting. */
  nextVisibleMs(nowMs: number): number | undefined {
    const times = this.#messages.map(({ visibleMs }) => visibleMs).filter((timeMs) => timeMs > nowMs);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  counts(nowMs: number): { readonly visible: number; readonly inFlight: number; readonly delayed: number } {
    const { visible, inFlight, delayed } = this.record(nowMs);
    return { visible: visible.length, inFlight: inFlight.length, delayed: delayed.length };
  }

  record(nowMs: number): QueueRecord {
    this.#expire(nowMs);
    const isHidden = ({ visibleMs }: QueuedMessage): boolean => visibleMs > nowMs;
    const of = (test: (message: QueuedMessage) => boolean): readonly MessageRecord[] =>
      this.#messages.filter(test).map(toRecord);
    return {
      visible: of((message) => !isHidden(message)),
      delayed: of((message) => isHidden(message) && message.receiveCount === 0),
      inFlight: of((message) => isHidden(message) && message.receiveCount > 0),
      deleted: this.#deleted,
      ...(this.settings.deadLetter !== undefined && { deadLetterQueue: this.settings.deadLetter.queue }),
    };
  }

  #expire(nowMs: number): void {
    const oldestMs = nowMs - this.settings.messageRetentionPeriod * 1_000;
    const expired = this.#messages.filter(({ sentMs }) => sentMs < oldestMs);
    this.#messages = this.#messages.filter(({ sentMs }) => sentMs >= oldestMs);
    for (const { messageId } of expired) this.#tell('expired', messageId, nowMs);
  }

  #tell(kind: QueueEvent['kind'], messageId: string, nowMs: number, visibleMs?: number): void {
    this.#note({
      timestamp: Math.floor(nowMs),
      messageId,
      kind,
      ...(visibleMs !== undefined && { visibleAt: Math.floor(visibleMs) }),
    });
  }
}

export interface ReceiveOptions {
  readonly most: number;
  /** Seconds; the queue's own when absent. */
  readonly visibilityTimeout?: number;
  readonly nowMs: number;
  readonly ids: IdSource;
}

function toRecord(message: QueuedMessage): MessageRecord {
  const { messageId, body, attributes, receiveCount, sentMs, groupId, deduplicationId } = message;
  return {
    messageId,
    body,
    attributes: Object.fromEntries(
      Object.entries(attributes).map(([name, value]) => [name, value.StringValue ?? value.BinaryValue ?? '']),
    ),
    receiveCount,
    sentAt: sentMs,
    ...(groupId !== undefined && { groupId }),
    ...(deduplicationId !== undefined && { deduplicationId }),
  };
}
