/** A timer that waits on the virtual clock. */
interface WaitingTimer {
  readonly id: number;
  readonly dueMs: number;
  readonly delayMs: number;
  readonly repeat: boolean;
  isRef: boolean;
}

/** The timers of one guest, in the order in which they fire: by due time, then by age. */
export interface TimerQueue {
  start(nowMs: number, delayMs: number, repeat: boolean): number;
  stop(id: number): void;
  /** A timer that is not `ref` does not keep the event loop going. */
  setRef(id: number, isRef: boolean): void;
  /** When the next timer is due, in milliseconds since the epoch; undefined when none waits. */
  nextDueMs(): number | undefined;
  /** Whether a timer waits that keeps the event loop going. */
  isWaitedFor(): boolean;
  /** Takes the next timer out (and starts it again, from now, if it repeats). Returns its id. */
  take(nowMs: number): number | undefined;
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
      insert({ id: lastId, dueMs: nowMs + delayMs, delayMs, repeat, isRef: true });
      return lastId;
    },
    stop(id) {
      const index = waiting.findIndex((timer) => timer.id === id);
      if (index !== -1) waiting.splice(index, 1);
    },
    setRef(id, isRef) {
      const timer = waiting.find((one) => one.id === id);
      if (timer !== undefined) timer.isRef = isRef;
    },
    nextDueMs: () => waiting[0]?.dueMs,
    isWaitedFor: () => waiting.some(({ isRef }) => isRef),
    take(nowMs) {
      const timer = waiting.shift();
      if (timer?.repeat === true) insert({ ...timer, dueMs: Math.max(nowMs, timer.dueMs) + timer.delayMs });
      return timer?.id;
    },
  };
}
