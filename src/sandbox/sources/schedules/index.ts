export { isTimeZone } from './local-time.ts';
export { describeScheduleProblem, nextFiring, nextFirings, type ScheduleTiming } from './schedule-expression.ts';
