import type { Rule, Schedule, ScheduleTarget } from '../aws/index.ts';
import { fillContextAttributes } from '../aws/target-input/index.ts';
import type { BusEvent } from '../cloud-record.ts';
import type { FiringRecord } from '../delivery-record.ts';
import type { Step } from '../exercise-spec.ts';
import { toScheduledEvent, toSchedulerEvent } from '../sources/index.ts';
import { nextFiring } from '../sources/schedules/index.ts';
import type { Delivering } from './delivering.ts';
import { sendToRuleTarget } from './rule-target.ts';
import { ourRefusal, scheduledBusEvent, sendToTarget, targetName } from './targets.ts';

/** Who lets schedules fire. They do while a step waits, and in no other: a scenario with a schedule would never end. */
export interface Schedules {
  readonly firings: readonly FiringRecord[];
  /** The schedules of this name are due now, whatever their expression says. */
  fire(name: string): void;
  /** Lets time pass. What is due at its very end is left to the next step where that fires the same schedule. */
  passTime(untilMs: number, next: Step | undefined): Promise<void>;
  /** A function has made or changed a schedule: where time passes, it fires in it. */
  onScheduleChanged(arn: string, isNew: boolean): void;
  /** As above, for a rule of the bus `default`. */
  onRuleChanged(name: string): void;
}

/** What there is from the beginning where there are no services: those have it themselves. */
export interface DeclaredSchedules {
  readonly rules: readonly Rule[];
  readonly schedules: readonly Schedule[];
}

/** A rule that goes by the clock, or a schedule. */
interface Timed {
  readonly name: string;
  readonly arns: readonly string[];
  /** When it is due next; undefined where it never is again, or is no more what it was. */
  next(afterMs: number): number | undefined;
  send(timeMs: number): void;
}

/** The most firings that a transcript holds. */
const mostFirings = 10_000;

export function createSchedules(
  delivering: Delivering,
  declared: DeclaredSchedules,
  currentStep: () => number,
): Schedules {
  const { cloud, simulation, ids, ports } = delivering;
  const firings: FiringRecord[] = [];
  const rules = (): readonly Rule[] =>
    cloud?.events.scheduledRules() ??
    declared.rules.filter(({ scheduleExpression }) => scheduleExpression !== undefined);
  const schedules = (): readonly Schedule[] => cloud?.scheduler.schedules() ?? declared.schedules;

  const sendOfSchedule = (schedule: Schedule, target: ScheduleTarget, scheduledMs: number): void => {
    const { arn, name } = schedule;
    const { input, event, messageGroupId, deadLetterArn } = target;
    let execution: string | undefined;
    const executionId = (): string => (execution ??= ids.hex(16));
    const text =
      input === undefined
        ? JSON.stringify(toSchedulerEvent(name, scheduledMs, ids))
        : fillContextAttributes(input, { arn, scheduledMs, executionId });
    sendToTarget(
      {
        arn: target.arn,
        text,
        messageGroupId,
        deadLetterArn,
        source: 'schedule',
        from: schedule,
        schedule: { scheduledMs, executionId },
        records: [name],
        toEvent: (detail) =>
          event === undefined
            ? { refusal: ourRefusal('The schedule does not say what its event is called.') }
            : scheduledBusEvent(detail, event, delivering),
      },
      delivering,
    );
  };

  const timedRule = (rule: Rule): Timed => ({
    name: rule.name,
    arns: rule.targets.map(({ arn }) => arn),
    next(afterMs) {
      const { scheduleExpression = '', scheduledMs, isEnabled } = rule;
      if (!isEnabled || !rules().includes(rule)) return undefined;
      return nextFiring({ by: 'rule', scheduleExpression }, afterMs, scheduledMs);
    },
    send(timeMs) {
      const event = toScheduledEvent(rule.name, timeMs, ids);
      const toEvent = () => event as unknown as BusEvent;
      const about = { source: 'schedule', records: [rule.name], toEvent } as const;
      for (const target of rule.targets) sendToRuleTarget({ rule, target, event, ...about }, delivering);
    },
  });

  const timedSchedule = (schedule: Schedule): Timed => ({
    name: schedule.name,
    arns: [schedule.target.arn],
    next: (afterMs) => (schedule.isEnabled && schedules().includes(schedule) ? nextOf(schedule, afterMs) : undefined),
    send(timeMs) {
      sendOfSchedule(schedule, schedule.target, timeMs);
      if (schedule.isDeletedAfterCompletion && nextOf(schedule, timeMs) === undefined)
        cloud?.scheduler.remove(schedule);
    },
  });

  const fireOne = ({ name, arns, send }: Timed): void => {
    const timeMs = simulation.now();
    const targets = arns.flatMap((arn) => targetName(arn) ?? []);
    if (firings.length < mostFirings)
      firings.push({ schedule: name, timestamp: Math.floor(timeMs), step: currentStep(), targets });
    send(timeMs);
    if (arns.length > 0) return;
    const message = `The rule ${name} has no target: nobody is told.`;
    ports.report({ source: 'schedule', from: name, outcome: 'dropped', records: [name], message });
  };

  const allOfThem = (): readonly Timed[] => [...rules().map(timedRule), ...schedules().map(timedSchedule)];
  /** Until when time passes. */
  let passesUntilMs = Number.NEGATIVE_INFINITY;

  /** What a function has changed while time passes is due in the rest of it. */
  const goOn = (timed: Timed): void => {
    const untilMs = passesUntilMs;
    if (simulation.now() >= untilMs) return;
    ports.start(async () => {
      let afterMs = simulation.now();
      for (;;) {
        const dueMs = timed.next(afterMs);
        if (dueMs === undefined || dueMs > untilMs) return;
        await ports.until(dueMs);
        if (timed.next(afterMs) === dueMs) fireOne(timed);
        afterMs = dueMs;
      }
    });
  };

  return {
    firings,
    fire(name) {
      for (const timed of allOfThem()) if (timed.name === name) fireOne(timed);
    },
    async passTime(untilMs, next) {
      passesUntilMs = untilMs;
      const all = allOfThem();
      let afterMs = simulation.now();
      for (;;) {
        const due = all.map((timed) => timed.next(afterMs) ?? Number.POSITIVE_INFINITY);
        const dueMs = Math.min(...due);
        if (dueMs > untilMs) break;
        await simulation.until(dueMs);
        for (const [index, timed] of all.entries()) {
          const isLeft = dueMs === untilMs && next?.kind === 'fire-schedule' && next.schedule === timed.name;
          // A function may have changed or deleted it meanwhile.
          if (due[index] === dueMs && !isLeft && timed.next(afterMs) === dueMs) fireOne(timed);
        }
        afterMs = dueMs;
      }
      await simulation.until(untilMs);
    },
    onScheduleChanged(arn, isNew) {
      const schedule = schedules().find((one) => one.arn === arn);
      if (schedule === undefined) return;
      const { isEnabled, scheduleExpression, startDateMs } = schedule;
      const timed = timedSchedule(schedule);
      // A rate without a start date begins at once.
      if (isNew && isEnabled && scheduleExpression.startsWith('rate(') && startDateMs === undefined) fireOne(timed);
      goOn(timed);
    },
    onRuleChanged(name) {
      const rule = rules().find((one) => one.name === name);
      if (rule !== undefined) goOn(timedRule(rule));
    },
  };
}

function nextOf(schedule: Schedule, afterMs: number): number | undefined {
  const { modifiedMs, startDateMs = modifiedMs, endDateMs = Number.POSITIVE_INFINITY, scheduleExpression } = schedule;
  const timing = { ...schedule, by: 'scheduler' } as const;
  // Neither date is for a schedule that fires once.
  if (scheduleExpression.startsWith('at(')) return nextFiring(timing, afterMs, modifiedMs);
  const isBefore = afterMs < startDateMs;
  const first = isBefore && scheduleExpression.startsWith('rate(') ? startDateMs : undefined;
  const next = first ?? nextFiring(timing, isBefore ? startDateMs - 1 : afterMs, startDateMs);
  return next !== undefined && next <= endDateMs ? next : undefined;
}
