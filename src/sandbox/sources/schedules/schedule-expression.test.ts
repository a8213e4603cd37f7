import { describe, expect, it } from 'vitest';
import { describeScheduleProblem, nextFirings, type ScheduleTiming } from './schedule-expression.ts';

const thursday = Date.UTC(2026, 0, 15, 10);

/** The next times, in UTC, without the seconds. */
function firings(scheduleExpression: string, count: number, { from = thursday, zone = 'UTC' } = {}): readonly string[] {
  const timing: ScheduleTiming = { by: 'scheduler', scheduleExpression, scheduleExpressionTimezone: zone };
  return nextFirings(timing, from, count).map((time) => new Date(time).toISOString().slice(0, 16));
}

describe('cron expressions, as the documentation of AWS has them', () => {
  it.each([
    ['0 10 * * ? *', ['2026-01-16T10:00', '2026-01-17T10:00']],
    ['15 12 * * ? *', ['2026-01-15T12:15', '2026-01-16T12:15']],
    ['0 18 ? * MON-FRI *', ['2026-01-15T18:00', '2026-01-16T18:00', '2026-01-19T18:00']],
    ['0 8 1 * ? *', ['2026-02-01T08:00', '2026-03-01T08:00']],
    [
      '1/15 * * * ? *',
      ['2026-01-15T10:01', '2026-01-15T10:16', '2026-01-15T10:31', '2026-01-15T10:46', '2026-01-15T11:01'],
    ],
    ['0/10 * ? * MON-FRI *', ['2026-01-15T10:10', '2026-01-15T10:20']],
    ['0/30 20-2 ? * MON-FRI *', ['2026-01-15T20:00', '2026-01-15T20:30', '2026-01-15T21:00']],
    ['15 10 ? * 6L 2022-2027', ['2026-01-30T10:15', '2026-02-27T10:15', '2026-03-27T10:15']],
    ['0 9 ? * 3#2 *', ['2026-02-10T09:00', '2026-03-10T09:00']],
    ['0 9 L * ? *', ['2026-01-31T09:00', '2026-02-28T09:00', '2026-03-31T09:00']],
    ['0 9 3W * ? *', ['2026-02-03T09:00', '2026-03-03T09:00', '2026-04-03T09:00', '2026-05-04T09:00']],
    ['0 9 1W * ? *', ['2026-02-02T09:00', '2026-03-02T09:00']],
    ['0 0 29 2 ? *', ['2028-02-29T00:00', '2032-02-29T00:00']],
    ['0 6 ? JAN,jul L *', ['2026-01-17T06:00', '2026-01-24T06:00', '2026-01-31T06:00', '2026-07-04T06:00']],
    ['0 12 1 1 ? 2026', []],
    ['59 23 31 12 ? 2199', ['2199-12-31T23:59']],
  ])('%s', (fields, expected) => {
    expect(firings(`cron(${fields})`, Math.max(1, expected.length))).toEqual(expected);
  });

  it('keep weekday nights with a range over midnight', () => {
    expect(firings('cron(0 20-2 ? * MON-FRI *)', 11, { from: Date.UTC(2026, 0, 16, 19) })).toEqual([
      '2026-01-16T20:00',
      '2026-01-16T21:00',
      '2026-01-16T22:00',
      '2026-01-16T23:00',
      '2026-01-19T00:00',
      '2026-01-19T01:00',
      '2026-01-19T02:00',
      '2026-01-19T20:00',
      '2026-01-19T21:00',
      '2026-01-19T22:00',
      '2026-01-19T23:00',
    ]);
  });
});

describe('a time zone', () => {
  it('moves a schedule with its clocks', () => {
    const from = Date.UTC(2026, 2, 28);
    expect(firings('cron(0 9 * * ? *)', 3, { from, zone: 'Europe/Berlin' })).toEqual([
      '2026-03-28T08:00',
      '2026-03-29T07:00',
      '2026-03-30T07:00',
    ]);
  });

  it('skips what its clocks leave out', () => {
    const from = Date.UTC(2026, 2, 28, 12);
    expect(firings('cron(30 2 * * ? *)', 2, { from, zone: 'Europe/Berlin' })).toEqual([
      '2026-03-30T00:30',
      '2026-03-31T00:30',
    ]);
    expect(firings('at(2026-03-29T02:30:00)', 1, { from, zone: 'Europe/Berlin' })).toEqual([]);
  });

  it('fires once at what its clocks show twice', () => {
    const from = Date.UTC(2026, 9, 31, 12);
    expect(firings('cron(30 1 * * ? *)', 2, { from, zone: 'America/New_York' })).toEqual([
      '2026-11-01T05:30',
      '2026-11-02T06:30',
    ]);
    // Between the first 1:30 and the second, the next is that of the next day.
    expect(firings('cron(30 1 * * ? *)', 1, { from: Date.UTC(2026, 10, 1, 6, 10), zone: 'America/New_York' })).toEqual([
      '2026-11-02T06:30',
    ]);
  });

  it('does not change a rate, which counts hours', () => {
    const from = Date.UTC(2026, 2, 28, 9);
    expect(firings('rate(1 day)', 2, { from, zone: 'Europe/Berlin' })).toEqual([
      '2026-03-29T09:00',
      '2026-03-30T09:00',
    ]);
  });

  it('says when a single time is', () => {
    expect(firings('at(2026-01-15T20:00:00)', 2, { zone: 'Asia/Kolkata' })).toEqual(['2026-01-15T14:30']);
    expect(firings('at(2026-01-15T15:29:00)', 1, { zone: 'Asia/Kolkata' })).toEqual([]);
  });
});

describe('what AWS refuses', () => {
  const problemOf = (timing: Partial<ScheduleTiming>): string | undefined =>
    describeScheduleProblem({ by: 'scheduler', scheduleExpression: 'rate(1 day)', ...timing });

  it('is told, field by field', () => {
    const problems = [
      '0 9 * * 1-5',
      '0 9 * * * *',
      '0 9 ? * ? *',
      '60 9 * * ? *',
      '0 9 32W * ? *',
      '0 9 ? * 0 *',
      '0 9 ? * 3#1,6#3 *',
      '0 9 ? * 3#6 *',
      '0 9 ? FOO MON *',
      '0/0 9 * * ? *',
      '0 9 * * ? 2027-2026',
      '0 9 X * ? *',
    ].map((fields) => `${fields}: ${problemOf({ scheduleExpression: `cron(${fields})` }) ?? 'right'}`);
    expect(problems).toMatchInlineSnapshot(`
      [
        "0 9 * * 1-5: cron(…) has six fields: minutes, hours, day of month, month, day of week, year. Here are 5.",
        "0 9 * * * *: One of day of month and day of week has to be ?, and the other must not; here neither is.",
        "0 9 ? * ? *: One of day of month and day of week has to be ?, and the other must not; here both are.",
        "60 9 * * ? *: The field minutes is "60"; it takes 0 to 59, with , - * and /.",
        "0 9 32W * ? *: The field day of month is "32W"; it takes a day from 1 to 31 before W.",
        "0 9 ? * 0 *: The field day of week is "0"; it takes 1 to 7 or SUN to SAT, with , - and *, and L and #.",
        "0 9 ? * 3#1,6#3 *: The field day of week is "3#1,6#3"; it takes a single day, # and 1 to 5, such as 6#3.",
        "0 9 ? * 3#6 *: The field day of week is "3#6"; it takes a single day, # and 1 to 5, such as 6#3.",
        "0 9 ? FOO MON *: The field month is "FOO"; it takes 1 to 12 or JAN to DEC, with , - * and /.",
        "0/0 9 * * ? *: The field minutes is "0/0"; it takes 0 to 59, with , - * and /.",
        "0 9 * * ? 2027-2026: The field year is "2027-2026"; it takes 1970 to 2199, with , - * and /.",
        "0 9 X * ? *: The field day of month is "X"; it takes 1 to 31, with , - * and /, and L and W.",
      ]
    `);
    const others = [
      'rate(0 minutes)',
      'rate(5)',
      'rate(5 weeks)',
      'at(2026-02-31T00:00:00)',
      'at(tomorrow)',
      'daily',
    ].map((scheduleExpression) => `${scheduleExpression}: ${problemOf({ scheduleExpression }) ?? 'right'}`);
    expect(others).toMatchInlineSnapshot(`
      [
        "rate(0 minutes): rate(…) takes a number from 1 and minutes, hours or days, such as rate(5 minutes).",
        "rate(5): rate(…) takes a number from 1 and minutes, hours or days, such as rate(5 minutes).",
        "rate(5 weeks): rate(…) takes a number from 1 and minutes, hours or days, such as rate(5 minutes).",
        "at(2026-02-31T00:00:00): at(…) takes a date and a time without a zone, such as at(2026-03-01T09:00:00).",
        "at(tomorrow): at(…) takes a date and a time without a zone, such as at(2026-03-01T09:00:00).",
        "daily: It is none of rate(…), cron(…), at(…).",
      ]
    `);
  });

  it('is more in a rule than in a schedule of Scheduler', () => {
    expect(problemOf({ by: 'rule', scheduleExpression: 'at(2026-03-01T09:00:00)' })).toMatchInlineSnapshot(
      `"A scheduled rule has no at(…): only EventBridge Scheduler fires once."`,
    );
    expect(problemOf({ by: 'rule', scheduleExpression: 'rate(1 days)' })).toMatchInlineSnapshot(
      `"With 1, the unit of a rule is day: rate(1 day)."`,
    );
    expect(problemOf({ by: 'rule', scheduleExpression: 'rate(5 day)' })).toMatchInlineSnapshot(
      `"With 5, the unit of a rule is days: rate(5 days)."`,
    );
    expect(problemOf({ by: 'rule', scheduleExpressionTimezone: 'Europe/Berlin' })).toMatchInlineSnapshot(
      `"A scheduled rule knows no time zone: it goes by UTC."`,
    );
    expect(problemOf({ scheduleExpressionTimezone: 'Europe/Berln' })).toMatchInlineSnapshot(
      `"There is no time zone "Europe/Berln": write one such as Europe/Berlin."`,
    );
    expect(problemOf({ scheduleExpressionTimezone: '+01:00' })).toBeDefined();
    expect(problemOf({ scheduleExpressionTimezone: 'Europe/Berlin' })).toBeUndefined();
  });
});
