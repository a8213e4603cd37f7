import type { JsonValue } from '#kernel';
import type { TargetSpec } from '../cloud-spec.ts';
import type { FiringRecord } from '../delivery-record.ts';
import type { Step } from '../exercise-spec.ts';
import { functionIdentity } from '../lambda/index.ts';
import { toScheduledEvent } from '../sources/index.ts';
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
}

interface Schedule {
  readonly name: string;
  readonly timing: ScheduleTiming;
  /** Whether it calls the function under test. */
  readonly callsFunction: boolean;
  /** Who else is told. */
  readonly targets: readonly TargetSpec[];
  /** What it sends. Where absent, a rule sends an event of its own, and a schedule of Scheduler `{}`. */
  readonly input?: JsonValue | undefined;
}

/** The most firings that a transcript holds. */
const mostFirings = 10_000;

export function createSchedules(delivering: Delivering, currentStep: () => number): Schedules {
  const { cloud, simulation, ids, ports, deliver, copies } = delivering;
  const schedules = declaredSchedules(delivering);
  const firings: FiringRecord[] = [];
  /** A rate counts from here. */
  const startMs = simulation.now();

  const fireOne = ({ name, timing, callsFunction, targets, input }: Schedule): void => {
    const timeMs = simulation.now();
    const event = input ?? (timing.by === 'rule' ? toScheduledEvent(name, timeMs, ids) : {});
    const told = [...(callsFunction ? [`function ${functionIdentity.name}`] : []), ...targets.map(targetName)];
    if (firings.length < mostFirings)
      firings.push({ schedule: name, timestamp: Math.floor(timeMs), step: currentStep(), targets: told });
    if (callsFunction) deliver('schedule', name, event, { records: [name], timeMs });
    for (const target of targets) {
      if (cloud === undefined) continue;
      const problem = sendToTarget(target, JSON.stringify(event), { cloud, copies: copies(), nowMs: timeMs });
      if (problem !== undefined)
        ports.report({ source: 'schedule', from: name, outcome: 'dropped', records: [name], message: problem });
    }
  };

  return {
    firings,
    fire(name) {
      for (const schedule of schedules) if (schedule.name === name) fireOne(schedule);
    },
    async passTime(untilMs, next) {
      let afterMs = simulation.now();
      for (;;) {
        const due = schedules.map(({ timing }) => nextFiring(timing, afterMs, startMs) ?? Number.POSITIVE_INFINITY);
        const dueMs = Math.min(...due);
        if (dueMs > untilMs) break;
        await simulation.until(dueMs);
        for (const [index, schedule] of schedules.entries()) {
          const isLeft = dueMs === untilMs && next?.kind === 'fire-schedule' && next.schedule === schedule.name;
          if (due[index] === dueMs && !isLeft) fireOne(schedule);
        }
        afterMs = dueMs;
      }
      await simulation.until(untilMs);
    },
  };
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
