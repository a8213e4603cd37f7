/** A timer that waits on the virtual clock. */
interface WaitingTimer {
  readonly id: number;
  readonly dueMs: number;
  readonly delayMs: number;
  readonly repeat: boolean;
}

/** The timers of one guest, in the order in which they fire: by due time, then by age. */
export interface TimerQueue {
  start(nowMs: number, delayMs: number, repeat: boolean): number;
  stop(id: number): void;
  /** When the next timer is due, in milliseconds since the epoch; undefined when none waits. */
  nextDueMs(): number | undefined;
  /** Takes the next timer out (and starts it again if it repeats). Returns its id. */
  take(): number | undefined;
}

export function createTimerQueue(): TimerQueue {
  const waiting: WaitingTimer[] = [];
  let lastId = 0;

  const insert = (timer: WaitingTimer): void => {
    // From the end: a timer is nearly always due after those that wait already.
    const before = waiting.findLastIndex((other) => other.dueMs <= timer.dueMs);
    waiting.splice(before + 1, 0, timer);
  };

  return {
    start(nowMs, delayMs, repeat) {
      lastId += 1;
      insert({ id: lastId, dueMs: nowMs + delayMs, delayMs, repeat });
      return lastId;
    },
    stop(id) {
      const index = waiting.findIndex((timer) => timer.id === id);
      if (index !== -1) waiting.splice(index, 1);
    },
    nextDueMs: () => waiting[0]?.dueMs,
    take() {
      const timer = waiting.shift();
      if (timer?.repeat === true) insert({ ...timer, dueMs: timer.dueMs + timer.delayMs });
      return timer?.id;
    },
  };
}
