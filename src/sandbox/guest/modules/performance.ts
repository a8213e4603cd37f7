// Node's `performance`: marks and measures are Node's own, the clock is the virtual one.
import { getTimeOriginTimestamp, now } from '../node-source/internal/perf/utils.ts';
import { timing } from '../node-source/internal/perf/nodetiming.ts';
import errors from 'node-source:internal/errors';
import inspection from 'node-source:internal/util/inspect';
import observing from 'node-source:internal/perf/observe';
import timingEntries from 'node-source:internal/perf/usertiming';
import validators from 'node-source:internal/validators';

let isMade = false;

function requireArgument(args: readonly unknown[], name: string): void {
  if (args.length === 0) throw new errors.codes.ERR_MISSING_ARGS(name);
}

class Performance {
  constructor() {
    if (isMade) throw new errors.codes.ERR_ILLEGAL_CONSTRUCTOR();
    isMade = true;
  }
  get timeOrigin(): number {
    return getTimeOriginTimestamp();
  }
  get nodeTiming(): object {
    return timing;
  }
  now(): number {
    return now();
  }
  mark(...args: unknown[]): object {
    requireArgument(args, 'name');
    return timingEntries.mark(...args);
  }
  measure(...args: unknown[]): object {
    requireArgument(args, 'name');
    return timingEntries.measure(...args);
  }
  clearMarks(name?: unknown): void {
    timingEntries.clearMarkTimings(name);
    observing.clearEntriesFromBuffer('mark', name);
  }
  clearMeasures(name?: unknown): void {
    observing.clearEntriesFromBuffer('measure', name);
  }
  clearResourceTimings(): void {
    observing.clearEntriesFromBuffer('resource');
  }
  setResourceTimingBufferSize(): void {
    // Nothing is fetched that would be timed.
  }
  getEntries(): object[] {
    return observing.filterBufferMapByNameAndType();
  }
  getEntriesByName(...args: unknown[]): object[] {
    requireArgument(args, 'name');
    return observing.filterBufferMapByNameAndType(String(args[0]), args[1]);
  }
  getEntriesByType(...args: unknown[]): object[] {
    requireArgument(args, 'type');
    return observing.filterBufferMapByNameAndType(undefined, String(args[0]));
  }
  /** Here the loop is either busy with the handler or not there. */
  eventLoopUtilization(): object {
    return { idle: 0, active: 0, utilization: 0 };
  }
  timerify(callback: unknown): unknown {
    validators.validateFunction(callback, 'fn');
    return callback;
  }
  toJSON(): object {
    const { nodeTiming, timeOrigin } = this;
    return { nodeTiming, timeOrigin, eventLoopUtilization: this.eventLoopUtilization() };
  }
  [inspection.inspect.custom](depth: number, options: object): unknown {
    if (depth < 0) return this;
    const { nodeTiming, timeOrigin } = this;
    return `Performance ${inspection.inspect({ nodeTiming, timeOrigin }, { ...options, depth: depth - 1 })}`;
  }
}
Object.defineProperty(Performance.prototype, Symbol.toStringTag, { value: 'Performance', configurable: true });

export const performance = new Performance();
export { Performance };
