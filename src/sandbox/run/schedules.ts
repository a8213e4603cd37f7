import type { JsonValue } from '#kernel';
import type { CreatedSchedule } from '../aws/index.ts';
import type { TargetSpec } from '../cloud-spec.ts';
import type { FiringRecord } from '../delivery-record.ts';
import type { Step } from '../exercise-spec.ts';
import { functionIdentity } from '../lambda/index.ts';
import { toScheduledEvent, toSchedulerEvent } from '../sources/index.ts';
import { nextFiring, type ScheduleTiming } from '../sources/schedules/index.ts';
import type { Delivering } from './delivering.ts';
import { sendToTarget, targetName } from './send-to-target.ts';

/** Who lets schedules fire. They do while a step waits, and in no other: a scenario with a schedule would never end. */
export interface Schedules {
  readonly firings: readonly FiringRecord[];
  /** The schedules of this name are due now, whatever their expression says. */
  fire(name: string): void;
  /** Lets time pass. What is due at its very end is left to the next step where that fires the same schedule. */
  passTime(untilMs: number, next: Step | undefined): Promise<void>;
  /** A function has made a schedule: where time passes, it fires in it. */
  onCreated(name: string): void;
}

interface Schedule {
  readonly name: string;
  readonly timing: ScheduleTiming;
  /** Whether it calls the function under test. */
  readonly callsFunction: boolean;
  /** Who else is told. */
  readonly targets: readonly TargetSpec[];
  /** What it sends. Where absent, an event that says which schedule it is. */
  readonly input?: JsonValue | undefined;
  /** Present where a function has made it. */
  readonly created?: CreatedSchedule;
}

/** The most firings that a transcript holds. */
const mostFirings = 10_000;

export function createSchedules(delivering: Delivering, currentStep: () => number): Schedules {
  const { cloud, simulation, ids, ports, deliver, copies } = delivering;
  const schedules = declaredSchedules(delivering);
  const firings: FiringRecord[] = [];
  /** A rate counts from here. */
  const startMs = simulation.now();

  const fireOne = (schedule: Schedule): void => {
    const { name, timing, callsFunction, targets, input, created } = schedule;
    const timeMs = simulation.now();
    const event = input ?? (timing.by === 'rule' ? toScheduledEvent : toSchedulerEvent)(name, timeMs, ids);
    const told = [...(callsFunction ? [`function ${functionIdentity.name}`] : []), ...targets.map(targetName)];
    if (firings.length < mostFirings)
      firings.push({ schedule: name, timestamp: Math.floor(timeMs), step: currentStep(), targets: told });
    if (callsFunction) deliver('schedule', name, event, { records: [name], timeMs });
    for (const target of targets) {
      if (cloud === undefined) continue;
      const problem = sendToTarget(target, created?.input ?? JSON.stringify(event), {
        cloud,
        copies: copies(),
        nowMs: timeMs,
      });
      if (problem !== undefined)
        ports.report({ source: 'schedule', from: name, outcome: 'dropped', records: [name], message: problem });
    }
    if (told.length === 0) {
      const message = `The target ${created?.targetArn ?? ''} cannot be tried here.`;
      ports.report({ source: 'schedule', from: name, outcome: 'dropped', records: [name], message });
    }
    if (created?.isDeletedAfterCompletion === true && nextOf(schedule, timeMs) === undefined)
      cloud?.scheduler.remove(name);
  };

  const nextOf = ({ timing, created }: Schedule, afterMs: number): number | undefined => {
    if (created === undefined) return nextFiring(timing, afterMs, startMs);
    const isThere = cloud?.scheduler.schedules().includes(created) === true && created.isEnabled;
    if (!isThere) return undefined;
    const { createdMs, startDateMs = createdMs, endDateMs = Number.POSITIVE_INFINITY, scheduleExpression } = created;
    // Neither date is for a schedule that fires once.
    if (scheduleExpression.startsWith('at(')) return nextFiring(timing, afterMs, createdMs);
    const isBefore = afterMs < startDateMs;
    const first = isBefore && scheduleExpression.startsWith('rate(') ? startDateMs : undefined;
    const next = first ?? nextFiring(timing, isBefore ? startDateMs - 1 : afterMs, startDateMs);
    return next !== undefined && next <= endDateMs ? next : undefined;
  };

  const createdOnes = (): readonly Schedule[] => (cloud?.scheduler.schedules() ?? []).map(toSchedule);
  /** Until when time passes. */
  let passesUntilMs = Number.NEGATIVE_INFINITY;

  return {
    firings,
    fire(name) {
      for (const schedule of schedules) if (schedule.name === name) fireOne(schedule);
    },
    async passTime(untilMs, next) {
      passesUntilMs = untilMs;
      const all = [...schedules, ...createdOnes()];
      let afterMs = simulation.now();
      for (;;) {
        const due = all.map((schedule) => nextOf(schedule, afterMs) ?? Number.POSITIVE_INFINITY);
        const dueMs = Math.min(...due);
        if (dueMs > untilMs) break;
        await simulation.until(dueMs);
        for (const [index, schedule] of all.entries()) {
          const isLeft = dueMs === untilMs && next?.kind === 'fire-schedule' && next.schedule === schedule.name;
          // A function may have deleted it meanwhile.
          if (due[index] === dueMs && !isLeft && nextOf(schedule, afterMs) === dueMs) fireOne(schedule);
        }
        afterMs = dueMs;
      }
      await simulation.until(untilMs);
    },
    onCreated(name) {
      const schedule = createdOnes().find((one) => one.name === name);
      if (schedule?.created === undefined) return;
      const { isEnabled, scheduleExpression, startDateMs } = schedule.created;
      // A rate without a start date begins at once.
      if (isEnabled && scheduleExpression.startsWith('rate(') && startDateMs === undefined) fireOne(schedule);
      const untilMs = passesUntilMs;
      if (simulation.now() >= untilMs) return;
      ports.start(async () => {
        let afterMs = simulation.now();
        for (;;) {
          const dueMs = nextOf(schedule, afterMs);
          if (dueMs === undefined || dueMs > untilMs) return;
          await ports.until(dueMs);
          if (nextOf(schedule, afterMs) === dueMs) fireOne(schedule);
          afterMs = dueMs;
        }
      });
    },
  };
}

function toSchedule(created: CreatedSchedule): Schedule {
  const { name, targetArn, input, messageGroupId } = created;
  const [, , service, , , ...rest] = targetArn.split(':');
  const resource = rest.join(':');
  const isFunction = service === 'lambda' && `${resource}:`.startsWith(`function:${functionIdentity.name}:`);
  const group = messageGroupId === undefined ? {} : { messageGroupId };
  const targets: readonly TargetSpec[] =
    service === 'sqs' ? [{ queue: resource, ...group }] : service === 'sns' ? [{ topic: resource }] : [];
  return {
    name,
    timing: { by: 'scheduler', ...created },
    callsFunction: isFunction,
    targets,
    input: input === undefined ? undefined : parse(input),
    created,
  };
}

/** A function gets JSON; what is none is a text to it. */
function parse(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}

function declaredSchedules({ triggers, cloud }: Delivering): readonly Schedule[] {
  const ofFunction = triggers.flatMap((trigger): readonly Schedule[] =>
    trigger.kind === 'schedule'
      ? [{ name: trigger.name, timing: trigger, callsFunction: true, targets: [], input: trigger.input }]
      : [],
  );
  const rules = Object.entries(cloud?.spec.rules ?? {}).flatMap(([name, rule]): readonly Schedule[] =>
    'scheduleExpression' in rule
      ? [{ name, timing: { by: 'rule', ...rule }, callsFunction: false, targets: rule.targets }]
      : [],
  );
  const others = Object.entries(cloud?.spec.schedules ?? {}).map(([name, { target, input, ...timing }]): Schedule => {
    return { name, timing: { by: 'scheduler', ...timing }, callsFunction: false, targets: [target], input };
  });
  return [...ofFunction, ...rules, ...others];
}
