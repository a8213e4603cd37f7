import type { Clock } from '#kernel';
import type { FunctionConfig } from '../exercise-spec.ts';
import type { FunctionError, InvocationOutcome } from '../transcript.ts';
import { endsProcess } from './function-errors.ts';
import type { LogStream, PlatformLine } from './function-log.ts';
import { functionIdentity } from './invocation-context.ts';
import { billedDurationMs, type FailureStatus, formatReport, formatStatus, type ReportFigures } from './report.ts';

/** What Lambda itself writes to a function's log, in the format that the function is set to. */
export interface PlatformLog {
  start(requestId: string): void;
  /** END and REPORT, or the one record for both. */
  end(figures: ReportFigures, outcome: InvocationOutcome): void;
  timedOut(error: FunctionError): void;
  /** INIT failed in its own phase, or again within the first invocation. */
  initFailed(phase: InitPhase, init: { readonly durationMs: number; readonly error: FunctionError }): void;
  /** The process ended in a way that the runtime could not tell of. */
  failed(error: FunctionError): void;
}

/** When INIT ran: in its own phase, or again in that of the first invocation. */
type InitPhase = 'init' | 'invoke';

export function createPlatformLog(config: FunctionConfig, log: LogStream, clock: Clock): PlatformLog {
  const isJson =
    (config.environment.AWS_LAMBDA_LOG_FORMAT ?? config.logging?.logFormat ?? 'Text').toUpperCase() === 'JSON';
  return isJson ? createJsonLog(log, clock) : createTextLog(log, clock);
}

function createTextLog(log: LogStream, clock: Clock): PlatformLog {
  const write = (text: string, line?: PlatformLine): void => {
    log.platform(text, clock.now(), line);
  };
  return {
    start(requestId) {
      write(`START RequestId: ${requestId} Version: ${functionIdentity.version}`);
    },
    end(figures, outcome) {
      write(`END RequestId: ${figures.requestId}`);
      write(formatReport(figures, reportedStatus(outcome)));
    },
    timedOut({ errorMessage }) {
      const text = errorMessage.replace(/^RequestId: (\S+) Error: /, '$1 ');
      write(`${new Date(clock.now()).toISOString()} ${text}`, { level: 'ERROR' });
    },
    initFailed(phase, { durationMs, error }) {
      const status = formatStatus(statusOf(error));
      write(
        `INIT_REPORT Init Duration: ${durationMs.toFixed(2)} ms\tPhase: ${phase}\t${status}`,
        failedInitLine(phase),
      );
    },
    failed({ errorMessage }) {
      write(errorMessage, { level: 'ERROR' });
    },
  };
}

function createJsonLog(log: LogStream, clock: Clock): PlatformLog {
  const write = (type: string, record: object, line?: PlatformLine): void => {
    const nowMs = clock.now();
    log.platform(JSON.stringify({ time: new Date(nowMs).toISOString(), type, record }), nowMs, line);
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
        ...(outcome.kind === 'function-error' ? statusOf(outcome.error) : { status: 'success' }),
      });
    },
    // The record of the invocation says it.
    timedOut: () => undefined,
    initFailed(phase, { durationMs, error }) {
      write('platform.initReport', { phase, ...statusOf(error), metrics: { durationMs } }, failedInitLine(phase));
    },
    failed: () => undefined,
  };
}

function failedInitLine(phase: InitPhase): PlatformLine {
  return { level: 'ERROR', ...(phase === 'init' && { isFailedInit: true }) };
}

function statusOf({ kind, errorType }: FunctionError): FailureStatus {
  return kind === 'timed-out' ? { status: 'timeout' } : { status: 'error', errorType };
}

/** A REPORT line in text has a status only where the process did not outlive the invocation. */
function reportedStatus(outcome: InvocationOutcome): FailureStatus | undefined {
  if (outcome.kind !== 'function-error') return undefined;
  const { error } = outcome;
  return error.phase === 'init' || endsProcess(error) ? statusOf(error) : undefined;
}
