/** The figures of a REPORT line. Durations in milliseconds of simulated time. */
export interface ReportFigures {
  readonly requestId: string;
  readonly durationMs: number;
  /** Only when the invocation began with INIT. */
  readonly initDurationMs?: number;
  readonly memorySize: number;
  readonly maximumMemoryUsedMb: number;
}

/** What is billed: duration and INIT together, rounded up to the next millisecond (INIT since August 2025). */
export function billedDurationMs({ durationMs, initDurationMs = 0 }: ReportFigures): number {
  return Math.ceil(Number((durationMs + initDurationMs).toFixed(2)));
}

/** How an invocation, or INIT, failed. */
export type FailureStatus = { readonly status: 'timeout' } | { readonly status: 'error'; readonly errorType: string };

export function formatStatus(failure: FailureStatus): string {
  return failure.status === 'timeout' ? 'Status: timeout' : `Status: error\tError Type: ${failure.errorType}`;
}

/**
 * Writes the REPORT line as CloudWatch Logs shows it: its figures end in a tab each, and a status stands behind them where
 * there is one.
 */
export function formatReport(figures: ReportFigures, failure?: FailureStatus): string {
  const fields = [
    `REPORT RequestId: ${figures.requestId}`,
    `Duration: ${figures.durationMs.toFixed(2)} ms`,
    `Billed Duration: ${billedDurationMs(figures)} ms`,
    `Memory Size: ${figures.memorySize} MB`,
    `Max Memory Used: ${figures.maximumMemoryUsedMb} MB`,
  ];
  if (figures.initDurationMs !== undefined) fields.push(`Init Duration: ${figures.initDurationMs.toFixed(2)} ms`);
  return `${fields.join('\t')}\t${failure === undefined ? '' : formatStatus(failure)}`;
}
