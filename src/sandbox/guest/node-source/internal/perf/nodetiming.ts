import { now } from './utils.ts';

/** When Node.js itself began. The virtual clock starts with the environment, when Node.js is there already. */
class PerformanceNodeTiming {
  readonly name = 'node';
  readonly entryType = 'node';
  readonly startTime = 0;
  get duration(): number {
    return now();
  }
  readonly nodeStart = 0;
  readonly v8Start = 0;
  readonly bootstrapComplete = 0;
  readonly environment = 0;
  readonly loopStart = 0;
  readonly loopExit = -1;
  readonly idleTime = 0;
  toJSON(): object {
    return { ...(this as object), duration: this.duration };
  }
}

const timing = new PerformanceNodeTiming();
export const { nodeStart, v8Start, bootstrapComplete, environment, loopStart, loopExit } = timing;
export { timing };
