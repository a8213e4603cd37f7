import entries from 'node-source:internal/perf/performance_entry';
import observing from 'node-source:internal/perf/observe';
import timingEntries from 'node-source:internal/perf/usertiming';
import { missing } from '../missing.ts';
import { Performance, performance } from '../performance.ts';

const { PerformanceEntry } = entries;
const { PerformanceObserver, PerformanceObserverEntryList } = observing;
const { PerformanceMark, PerformanceMeasure } = timingEntries;

const constants = Object.freeze({
  NODE_PERFORMANCE_GC_MAJOR: 4,
  NODE_PERFORMANCE_GC_MINOR: 1,
  NODE_PERFORMANCE_GC_MINOR_MARK_SWEEP: 2,
  NODE_PERFORMANCE_GC_INCREMENTAL: 8,
  NODE_PERFORMANCE_GC_WEAKCB: 16,
  NODE_PERFORMANCE_GC_FLAGS_NO: 0,
  NODE_PERFORMANCE_GC_FLAGS_CONSTRUCT_RETAINED: 2,
  NODE_PERFORMANCE_GC_FLAGS_FORCED: 4,
  NODE_PERFORMANCE_GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING: 8,
  NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: 16,
  NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY: 32,
  NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE: 64,
});

const moduleExports = {
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
  ...missing(
    'perf_hooks',
    ['PerformanceResourceTiming', 'monitorEventLoopDelay', 'createHistogram'],
    'Measure with performance.now().',
  ),
  eventLoopUtilization: (): object => performance.eventLoopUtilization(),
  timerify: (callback: unknown): unknown => performance.timerify(callback),
  performance,
  constants,
};
export { moduleExports };

export const globals = {
  performance,
  Performance,
  PerformanceEntry,
  PerformanceMark,
  PerformanceMeasure,
  PerformanceObserver,
  PerformanceObserverEntryList,
};
