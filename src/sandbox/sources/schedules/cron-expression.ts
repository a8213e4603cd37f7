/** The six fields of a cron expression of EventBridge, read. Times have no zone here. */
export interface CronExpression {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  /** From 1. */
  readonly months: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
  /** Whether the schedule is due on a day; `month` is from 1. */
  readonly fitsDay: (year: number, month: number, day: number) => boolean;
}

/** What is wrong with an expression, as a sentence. */
export interface ScheduleProblem {
  readonly problem: string;
}

interface Field {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  /** Three letters each, from `low` on. */
  readonly names?: readonly string[];
}

const monthNames = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const dayNames = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Source: Amazon EventBridge User Guide, "Cron expressions reference". */
const fields = {
  minutes: { name: 'minutes', low: 0, high: 59 },
  hours: { name: 'hours', low: 0, high: 23 },
  dayOfMonth: { name: 'day of month', low: 1, high: 31 },
  month: { name: 'month', low: 1, high: 12, names: monthNames },
  /** 1 is Sunday. */
  dayOfWeek: { name: 'day of week', low: 1, high: 7, names: dayNames },
  year: { name: 'year', low: 1970, high: 2199 },
} as const satisfies Record<string, Field>;

/** Reads what stands between the brackets of `cron(…)`. */
export function parseCron(text: string): CronExpression | ScheduleProblem {
  const parts = text.trim().toUpperCase().split(/\s+/);
  const [minutes = '', hours = '', dayOfMonth = '', month = '', dayOfWeek = '', year = ''] = parts;
  if (parts.length !== 6) {
    return {
      problem: `cron(…) has six fields: minutes, hours, day of month, month, day of week, year. Here are ${parts.length}.`,
    };
  }
  if ((dayOfMonth === '?') === (dayOfWeek === '?')) {
    const found = dayOfMonth === '?' ? 'both are' : 'neither is';
    return { problem: `One of day of month and day of week has to be ?, and the other must not; here ${found}.` };
  }
  try {
    return {
      minutes: readValues(minutes, fields.minutes),
      hours: readValues(hours, fields.hours),
      months: readValues(month, fields.month),
      years: readValues(year, fields.year),
      fitsDay: dayOfWeek === '?' ? readDaysOfMonth(dayOfMonth) : readDaysOfWeek(dayOfWeek),
    };
  } catch (thrown) {
    if (thrown instanceof FieldProblem) return { problem: thrown.message };
    throw thrown;
  }
}

/** Ends the reading of one field. */
class FieldProblem extends Error {
  constructor(field: Field, text: string, wanted: string) {
    super(`The field ${field.name} is ${JSON.stringify(text)}; it takes ${wanted}.`);
  }
}

/** Reads lists, ranges, increments and `*`. A range may go over the end, such as `20-2`. */
function readValues(text: string, field: Field): ReadonlySet<number> {
  const values = new Set<number>();
  for (const part of text.split(',')) {
    const [, range = '', step] = /^([^/]+)(?:\/(\d+))?$/.exec(part) ?? [];
    const increment = step === undefined ? 1 : Number(step);
    const [from, to] = readRange(range, field, step !== undefined);
    const isAllowed = step === undefined || field !== fields.dayOfWeek;
    if (from === undefined || to === undefined || increment < 1 || increment > field.high || !isAllowed)
      throw new FieldProblem(field, text, describeValues(field));
    const size = field.high - field.low + 1;
    const length = to >= from ? to - from : to - from + size;
    for (let offset = 0; offset <= length; offset += increment)
      values.add(field.low + ((from - field.low + offset) % size));
  }
  return values;
}

function readRange(
  text: string,
  field: Field,
  hasStep: boolean,
): readonly [(number | undefined)?, (number | undefined)?] {
  if (text === '*') return [field.low, field.high];
  const [first = '', last, ...more] = text.split('-');
  const from = readValue(first, field);
  if (more.length > 0) return [];
  if (last !== undefined) {
    const to = readValue(last, field);
    // Years do not come round again.
    return field === fields.year && from !== undefined && to !== undefined && to < from ? [] : [from, to];
  }
  return [from, hasStep ? field.high : from];
}

function readValue(text: string, { low, high, names = [] }: Field): number | undefined {
  const value = /^\d+$/.test(text) ? Number(text) : low + (names.includes(text) ? names.indexOf(text) : Number.NaN);
  return value >= low && value <= high ? value : undefined;
}

function describeValues(field: Field): string {
  const { low, high, names } = field;
  const last = names?.at(-1);
  const signs = field === fields.dayOfWeek ? ', - and *' : ', - * and /';
  return `${low} to ${high}${last === undefined ? '' : ` or ${names?.[0] ?? ''} to ${last}`}, with ${signs}`;
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** From 1, which is Sunday. */
function dayOfWeekOf(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1;
}

function readDaysOfMonth(text: string): CronExpression['fitsDay'] {
  const rules = text.split(',').map((part): CronExpression['fitsDay'] => {
    if (part === 'L') return (year, month, day) => day === daysIn(year, month);
    if (part === 'LW') return (year, month, day) => day === nearestWeekday(year, month, daysIn(year, month));
    const weekday = /^(\d+)W$/.exec(part)?.[1];
    if (weekday !== undefined) {
      const target = readValue(weekday, fields.dayOfMonth);
      if (target === undefined) throw new FieldProblem(fields.dayOfMonth, text, 'a day from 1 to 31 before W');
      return (year, month, day) => target <= daysIn(year, month) && day === nearestWeekday(year, month, target);
    }
    const values = readOr(part, fields.dayOfMonth, text, `${describeValues(fields.dayOfMonth)}, and L and W`);
    return (_year, _month, day) => values.has(day);
  });
  return (year, month, day) => rules.some((fits) => fits(year, month, day));
}

/** The weekday closest to a day, in the same month. */
function nearestWeekday(year: number, month: number, day: number): number {
  const weekday = dayOfWeekOf(year, month, day);
  if (weekday === 7) return day === 1 ? 3 : day - 1;
  if (weekday === 1) return day === daysIn(year, month) ? day - 2 : day + 1;
  return day;
}

function readDaysOfWeek(text: string): CronExpression['fitsDay'] {
  const wanted = `${describeValues(fields.dayOfWeek)}, and L and #`;
  if (text.includes('#')) {
    // Only one expression can stand here then.
    const [, name = '', nth = ''] = /^([^#,]+)#([1-5])$/.exec(text) ?? [];
    const target = readValue(name, fields.dayOfWeek);
    if (target === undefined) throw new FieldProblem(fields.dayOfWeek, text, 'a single day, # and 1 to 5, such as 6#3');
    return (year, month, day) => dayOfWeekOf(year, month, day) === target && Math.ceil(day / 7) === Number(nth);
  }
  const rules = text.split(',').map((part): CronExpression['fitsDay'] => {
    const last = /^(.+)L$/.exec(part)?.[1];
    if (last !== undefined) {
      const target = readValue(last, fields.dayOfWeek);
      if (target === undefined) throw new FieldProblem(fields.dayOfWeek, text, wanted);
      return (year, month, day) => dayOfWeekOf(year, month, day) === target && day + 7 > daysIn(year, month);
    }
    // The last day of the week is Saturday.
    const values = part === 'L' ? new Set([7]) : readOr(part, fields.dayOfWeek, text, wanted);
    return (year, month, day) => values.has(dayOfWeekOf(year, month, day));
  });
  return (year, month, day) => rules.some((fits) => fits(year, month, day));
}

function readOr(part: string, field: Field, text: string, wanted: string): ReadonlySet<number> {
  try {
    return readValues(part, field);
  } catch {
    throw new FieldProblem(field, text, wanted);
  }
}
