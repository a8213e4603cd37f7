import type { Clock } from '#kernel';
import type { FunctionConfig } from '../exercise-spec.ts';
import type { FunctionError, InvocationOutcome } from '../transcript.ts';
import type { LogStream } from './function-log.ts';
import { functionIdentity } from './invocation-context.ts';
import { billedDurationMs, formatReport, type ReportFigures } from './report.ts';

/** What Lambda itself writes to a function's log, in the format that the function is set to. */
export interface PlatformLog {
  start(requestId: string): void;
  /** END and REPORT, or the one record for both. */
  end(figures: ReportFigures, outcome: InvocationOutcome): void;
  timedOut(error: FunctionError): void;
  initTimedOut(durationMs: number): void;
  /** The process ended in a way that the runtime could not tell of. */
  failed(error: FunctionError): void;
}

export function createPlatformLog(config: FunctionConfig, log: LogStream, clock: Clock): PlatformLog {
  const isJson =
    (config.environment.AWS_LAMBDA_LOG_FORMAT ?? config.logging?.logFormat ?? 'Text').toUpperCase() === 'JSON';
  return isJson ? createJsonLog(log, clock) : createTextLog(log, clock);
}

function createTextLog(log: LogStream, clock: Clock): PlatformLog {
  const write = (text: string, level?: 'ERROR'): void => {
    log.platform(text, clock.now(), level);
  };
  return {
    start(requestId) {
      write(`START RequestId: ${requestId} Version: ${functionIdentity.version}`);
    },
    end(figures) {
      write(`END RequestId: ${figures.requestId}`);
      write(formatReport(figures));
    },
    timedOut({ errorMessage }) {
      const text = errorMessage.replace(/^RequestId: (\S+) Error: /, '$1 ');
      write(`${new Date(clock.now()).toISOString()} ${text}`, 'ERROR');
    },
    initTimedOut(durationMs) {
      write(`INIT_REPORT Init Duration: ${durationMs.toFixed(2)} ms\tPhase: init\tStatus: timeout\t`);
    },
    failed({ errorMessage }) {
      write(errorMessage, 'ERROR');
    },
  };
}

function createJsonLog(log: LogStream, clock: Clock): PlatformLog {
  const write = (type: string, record: object, level?: 'ERROR'): void => {
    const nowMs = clock.now();
    log.platform(JSON.stringify({ time: new Date(nowMs).toISOString(), type, record }), nowMs, level);
  };
  return {
    start(requestId) {
      write('platform.start', { requestId, version: functionIdentity.version });
    },
    end(figures, outcome) {
      write('platform.report', {
        requestId: figures.requestId,
        metrics: {
          durationMs: figures.durationMs,
          billedDurationMs: billedDurationMs(figures),
          memorySizeMB: figures.memorySize,
          maxMemoryUsedMB: figures.maximumMemoryUsedMb,
          ...(figures.initDurationMs !== undefined && { initDurationMs: figures.initDurationMs }),
        },
        ...statusOf(outcome),
      });
    },
    // The record of the invocation says it.
    timedOut: () => undefined,
    initTimedOut(durationMs) {
      write('platform.initReport', { phase: 'init', status: 'timeout', metrics: { durationMs } }, 'ERROR');
    },
    failed: () => undefined,
  };
}

function statusOf(outcome: InvocationOutcome): object {
  if (outcome.kind !== 'function-error') return { status: 'success' };
  const { kind, errorType } = outcome.error;
  return kind === 'timed-out' ? { status: 'timeout' } : { status: 'error', errorType };
}
