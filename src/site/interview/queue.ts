import type { CardRecord } from '../stores/deck-record.ts';

/** So many cards that were never seen come in a day, unless the learner asks for more. */
export const newPerDay = 10;
/** A card that is due again in so little time is shown now rather than waited for. */
const aheadMs = 20 * 60_000;

export interface QueueInput {
  /** The cards, in the order in which they are first shown. */
  readonly ids: readonly string[];
  readonly records: Readonly<Record<string, CardRecord>>;
  readonly now: Date;
  /** New cards on top of {@link newPerDay}. */
  readonly extraNew: number;
  /** Cards that the learner has put off, in that order: they come last. */
  readonly putOff?: readonly string[];
}

/** What is to be done today. */
export interface Queue {
  /** The ids of the cards to show now, the first one first. */
  readonly now: readonly string[];
  /** How many of these were seen before. */
  readonly due: number;
  readonly fresh: number;
  /** How many cards were never seen, the ones of today among them. */
  readonly unseen: number;
  /** When the next card comes that is not to be shown now, and how many come on that day. */
  readonly next: { readonly at: Date; readonly count: number } | undefined;
}

/** Makes the queue: what is due, the longest overdue first; then new cards; then what is due again within minutes. */
export function makeQueue({ ids, records, now, extraNew, putOff = [] }: QueueInput): Queue {
  const seen = ids.flatMap((id) => {
    const record = records[id];
    return record === undefined ? [] : [{ id, record, dueMs: Date.parse(record.due) }];
  });
  const byTime = seen.toSorted((one, other) => one.dueMs - other.dueMs);
  const due = byTime.filter(({ record }) => isDue(record, now));
  const soon = byTime.filter(({ record, dueMs }) => !isDue(record, now) && isSoon(record, dueMs, now));
  const later = byTime.filter(({ id }) => ![...due, ...soon].some((each) => each.id === id));

  const unseen = ids.filter((id) => records[id] === undefined);
  const begunToday = seen.filter(({ record }) => sameDay(new Date(record.firstSeen), now)).length;
  const fresh = unseen.slice(0, Math.max(0, newPerDay + extraNew - begunToday));

  const inOrder = [...due.map(({ id }) => id), ...fresh, ...soon.map(({ id }) => id)];
  const isPutOff = (id: string): boolean => putOff.includes(id);
  const next = later[0] && new Date(later[0].dueMs);
  return {
    now: [...inOrder.filter((id) => !isPutOff(id)), ...putOff.filter((id) => inOrder.includes(id))],
    due: due.length + soon.length,
    fresh: fresh.length,
    unseen: unseen.length,
    next: next && { at: next, count: later.filter(({ dueMs }) => sameDay(new Date(dueMs), next)).length },
  };
}

/** A card that waits for days is due from that day's morning on; one that waits for minutes, at its minute. */
function isDue({ due, scheduledDays }: CardRecord, now: Date): boolean {
  const at = new Date(due);
  return at <= now || (scheduledDays >= 1 && sameDay(at, now));
}

function isSoon({ scheduledDays }: CardRecord, dueMs: number, now: Date): boolean {
  return scheduledDays < 1 && dueMs - now.getTime() <= aheadMs;
}

/** By the calendar of the learner's place. */
export function sameDay(one: Date, other: Date): boolean {
  return one.toDateString() === other.toDateString();
}
