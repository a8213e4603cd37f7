import { type CronExpression, parseCron, type ScheduleProblem } from './cron-expression.ts';
import { fromWallClock, isTimeZone, toWallClock, type WallClockMs } from './local-time.ts';

/** When a schedule is due. Source: Amazon EventBridge Scheduler User Guide, "Schedule types". */
export type ScheduleExpression =
  | { readonly kind: 'rate'; readonly everyMs: number }
  | { readonly kind: 'cron'; readonly cron: CronExpression }
  | { readonly kind: 'at'; readonly wallClockMs: WallClockMs };

/** A schedule as its owner writes it. */
export interface ScheduleTiming {
  /** A scheduled rule knows neither `at(…)` nor time zones. */
  readonly by: 'rule' | 'scheduler';
  /** Such as `rate(5 minutes)`, `cron(0 3 * * ? *)` or `at(2026-03-01T09:00:00)`. */
  readonly scheduleExpression: string;
  /** Of the IANA database; UTC where absent. */
  readonly scheduleExpressionTimezone?: string;
}

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Reads an expression, or says what is wrong with it. */
export function parseScheduleExpression({
  by,
  scheduleExpression,
}: Pick<ScheduleTiming, 'by' | 'scheduleExpression'>): ScheduleExpression | ScheduleProblem {
  const [, form = '', inner = ''] = /^(rate|cron|at)\((.*)\)$/s.exec(scheduleExpression) ?? [];
  switch (form) {
    case 'rate':
      return parseRate(inner, by);
    case 'cron': {
      const cron = parseCron(inner);
      return 'problem' in cron ? cron : { kind: 'cron', cron };
    }
    case 'at':
      return by === 'rule'
        ? { problem: 'A scheduled rule has no at(…): only EventBridge Scheduler fires once.' }
        : parseAt(inner);
    default:
      return {
        problem: by === 'rule' ? 'It is neither rate(…) nor cron(…).' : 'It is none of rate(…), cron(…), at(…).',
      };
  }
}

function parseRate(text: string, by: ScheduleTiming['by']): ScheduleExpression | ScheduleProblem {
  const [, digits = '', unit = '', plural] = /^(\d+) (minute|hour|day)(s?)$/.exec(text) ?? [];
  const value = Number(digits);
  const unitLength = unitMs[unit];
  if (unitLength === undefined || value < 1)
    return { problem: 'rate(…) takes a number from 1 and minutes, hours or days, such as rate(5 minutes).' };
  if (by === 'rule' && (value === 1) === (plural === 's')) {
    const right = value === 1 ? unit : `${unit}s`;
    return { problem: `With ${value}, the unit of a rule is ${right}: rate(${value} ${right}).` };
  }
  return { kind: 'rate', everyMs: value * unitLength };
}

function parseAt(text: string): ScheduleExpression | ScheduleProblem {
  const wallClockMs = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(text) ? Date.parse(`${text}Z`) : Number.NaN;
  // The 31st of February is none, though a Date may take it for the 3rd of March.
  if (Number.isNaN(wallClockMs) || new Date(wallClockMs).toISOString().slice(0, 19) !== text)
    return { problem: 'at(…) takes a date and a time without a zone, such as at(2026-03-01T09:00:00).' };
  return { kind: 'at', wallClockMs };
}

/** What AWS would refuse in a schedule, as a sentence; undefined where it is right. */
export function describeScheduleProblem(timing: ScheduleTiming): string | undefined {
  const { by, scheduleExpressionTimezone: zone } = timing;
  const expression = parseScheduleExpression(timing);
  if ('problem' in expression) return expression.problem;
  if (zone === undefined) return undefined;
  if (by === 'rule') return 'A scheduled rule knows no time zone: it goes by UTC.';
  return isTimeZone(zone)
    ? undefined
    : `There is no time zone ${JSON.stringify(zone)}: write one such as Europe/Berlin.`;
}

/**
 * When a schedule is due next after a time; undefined where it never is again, or its expression is wrong. A rate counts from
 * `startMs`. A time that the clocks of the zone leave out is skipped, and of a time that they show twice the first counts. Source:
 * Amazon EventBridge Scheduler User Guide, "Daylight savings time on EventBridge Scheduler"; that it is the first is an assumption.
 */
export function nextFiring(timing: ScheduleTiming, afterMs: number, startMs: number): number | undefined {
  const { scheduleExpressionTimezone: timeZone = 'UTC' } = timing;
  const expression = parseScheduleExpression(timing);
  if ('problem' in expression) return undefined;
  switch (expression.kind) {
    case 'rate':
      return startMs + Math.max(1, Math.floor((afterMs - startMs) / expression.everyMs) + 1) * expression.everyMs;
    case 'at': {
      const atMs = fromWallClock(expression.wallClockMs, timeZone);
      return atMs !== undefined && atMs > afterMs ? atMs : undefined;
    }
    case 'cron': {
      let wallClock: WallClockMs | undefined = toWallClock(afterMs, timeZone);
      for (;;) {
        wallClock = nextWallClock(expression.cron, wallClock);
        if (wallClock === undefined) return undefined;
        const timeMs = fromWallClock(wallClock, timeZone);
        if (timeMs !== undefined && timeMs > afterMs) return timeMs;
      }
    }
  }
}

/** The next times at which a schedule is due, `count` at most: milliseconds since the epoch. */
export function nextFirings(timing: ScheduleTiming, fromMs: number, count: number): readonly number[] {
  const firings: number[] = [];
  let next = nextFiring(timing, fromMs, fromMs);
  while (next !== undefined && firings.length < count) {
    firings.push(next);
    next = nextFiring(timing, next, fromMs);
  }
  return firings;
}

/** The first minute after this one that fits. */
function nextWallClock(
  { minutes, hours, months, years, fitsDay }: CronExpression,
  after: WallClockMs,
): number | undefined {
  const lastYear = Math.max(...years);
  const date = new Date(Math.floor(after / 60_000) * 60_000 + 60_000);
  for (;;) {
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
    if (year > lastYear) return undefined;
    if (!years.has(year)) date.setTime(Date.UTC(year + 1, 0, 1));
    else if (!months.has(month + 1)) date.setTime(Date.UTC(year, month + 1, 1));
    else if (!fitsDay(year, month + 1, day)) date.setTime(Date.UTC(year, month, day + 1));
    else if (!hours.has(date.getUTCHours())) date.setTime(Date.UTC(year, month, day, date.getUTCHours() + 1));
    else if (!minutes.has(date.getUTCMinutes())) date.setTime(date.getTime() + 60_000);
    else return date.getTime();
  }
}
