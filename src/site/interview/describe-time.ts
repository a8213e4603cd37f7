import { sameDay } from './queue.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** How long until a card comes again, as a button has it: `10 min`, `3 days`, `2 months`. */
export function describeWait(ms: number): string {
  if (ms < 90 * minuteMs) return `${Math.max(1, Math.round(ms / minuteMs))} min`;
  if (ms < dayMs) return counted(Math.round(ms / 3_600_000), 'hour');
  const days = Math.round(ms / dayMs);
  return days < 60 ? counted(days, 'day') : counted(Math.round(days / 30), 'month');
}

/** When a card comes: `in 12 minutes`, `tomorrow`, `on 2 December`. */
export function describeDue(at: Date, now: Date): string {
  const ms = at.getTime() - now.getTime();
  if (sameDay(at, now))
    return `in ${ms < 90 * minuteMs ? counted(Math.max(1, Math.round(ms / minuteMs)), 'minute') : describeWait(ms)}`;
  // Noon, so that a day of 23 hours is one, too.
  const tomorrow = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 12);
  if (sameDay(at, tomorrow)) return 'tomorrow';
  const isThisYear = at.getFullYear() === now.getFullYear();
  return `on ${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', ...(!isThisYear && { year: 'numeric' }) })}`;
}

/** Minutes and seconds, such as `1:05`. */
export function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
