import type { Bell, Simulation } from '#kernel';
import type { PendingReply, ServiceContext, ServiceReply } from '../service.ts';
import type { Queue } from './queue.ts';

/** One who waits for messages, as `ReceiveMessage` does with a WaitTimeSeconds. */
export interface LongPoll {
  /** What was answered at first. */
  readonly reply: ServiceReply;
  readonly waitMs: number;
  readonly context: ServiceContext;
  readonly queue: Queue;
  /** Asks once more. Tells whether something came of it: messages, or an error. */
  ask(context: ServiceContext): { readonly reply: ServiceReply; readonly isEmpty: boolean };
}

/** Waits for messages in virtual time. */
export function createLongPolls(simulation: Simulation): {
  start(poll: LongPoll): PendingReply;
  /** Something may have come into sight. */
  ring(): void;
} {
  const bells = new Set<Bell>();

  const wait = async ({ waitMs, context, queue, ask, ...poll }: LongPoll): Promise<ServiceReply> => {
    const endMs = context.nowMs + waitMs;
    const bell = simulation.createBell();
    bells.add(bell);
    // Who asks may be ahead of the others.
    await simulation.until(context.nowMs);
    let { reply } = poll;
    for (;;) {
      const nowMs = simulation.now();
      const answered = ask({ ...context, nowMs });
      ({ reply } = answered);
      if (!answered.isEmpty || nowMs >= endMs) break;
      await bell.until(Math.min(endMs, queue.nextVisibleMs(nowMs) ?? endMs));
    }
    bells.delete(bell);
    return { ...reply, latencyMs: simulation.now() - context.nowMs + reply.latencyMs };
  };

  return {
    start(poll) {
      const { operation, input, latencyMs } = poll.reply;
      return {
        kind: 'pending',
        operation,
        input,
        latencyMs,
        whenDone(tell) {
          simulation.start(async () => {
            tell(await wait(poll));
          });
        },
      };
    },
    ring() {
      for (const bell of bells) bell.ring();
    },
  };
}
