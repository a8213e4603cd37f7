import type { IdSource } from '#kernel';
import type { PublishedRecord } from '../../cloud-record.ts';
import type { TopicSpec } from '../../cloud-spec.ts';
import type { Notification } from '../happening.ts';

/** How long a FIFO topic knows what it has seen: five minutes. */
const deduplicationMs = 300_000;
/** The most messages that a topic remembers: what comes after is delivered all the same. */
const mostRemembered = 10_000;

export interface Accepted {
  readonly messageId: string;
  /** Of FIFO topics. */
  readonly sequenceNumber?: string;
  /** A FIFO topic has it already: it is not delivered. */
  readonly isRepeated: boolean;
}

type Remembered = PublishedRecord & { readonly deliveredTo: string[]; readonly filteredOut: string[] };

/** One topic, and what was published to it. Nothing happens by itself: each method is told the time. */
export class Topic {
  readonly name: string;
  readonly isFifo: boolean;
  readonly isContentBased: boolean;
  readonly #published = new Map<string, Remembered>();
  readonly #seen = new Map<string, Accepted & { readonly untilMs: number }>();
  #sequence = 0;

  constructor(name: string, { fifo, contentBasedDeduplication }: Omit<TopicSpec, 'subscriptions'>) {
    this.name = name;
    this.isFifo = fifo === true;
    this.isContentBased = contentBasedDeduplication === true;
  }

  /** Takes a message in. What a FIFO topic has seen in the last five minutes is taken and dropped. */
  accept(notification: Omit<Notification, 'messageId' | 'sequenceNumber'>, nowMs: number, ids: IdSource): Accepted {
    const { messageDeduplicationId: deduplicationId, message, subject, attributes } = notification;
    const seen = deduplicationId === undefined ? undefined : this.#seen.get(deduplicationId);
    if (seen !== undefined && seen.untilMs > nowMs) return { ...seen, isRepeated: true };
    this.#sequence += 1;
    const messageId = ids.uuid();
    const accepted: Accepted = {
      messageId,
      ...(this.isFifo && { sequenceNumber: String(10_000_000_000_000_000_000n + BigInt(this.#sequence) * 1_000n) }),
      isRepeated: false,
    };
    if (this.isFifo && deduplicationId !== undefined)
      this.#seen.set(deduplicationId, { ...accepted, untilMs: nowMs + deduplicationMs });
    if (this.#published.size < mostRemembered) {
      this.#published.set(messageId, {
        messageId,
        message,
        ...(subject !== undefined && { subject }),
        attributes: Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value])),
        publishedAt: Math.floor(nowMs),
        deliveredTo: [],
        filteredOut: [],
      });
    }
    return accepted;
  }

  /** Notes who got a message, or did not because of a filter policy. */
  note(messageId: string, outcome: 'deliveredTo' | 'filteredOut', subscriber: string): void {
    this.#published.get(messageId)?.[outcome].push(subscriber);
  }

  records(): readonly PublishedRecord[] {
    return [...this.#published.values()].map(({ deliveredTo, filteredOut, ...record }) => ({
      ...record,
      deliveredTo: [...deliveredTo],
      filteredOut: [...filteredOut],
    }));
  }
}
