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

/** Writes the REPORT line as CloudWatch Logs shows it: fields end in a tab. */
export function formatReport(figures: ReportFigures): string {
  const fields = [
    `REPORT RequestId: ${figures.requestId}`,
    `Duration: ${figures.durationMs.toFixed(2)} ms`,
    `Billed Duration: ${billedDurationMs(figures)} ms`,
    `Memory Size: ${figures.memorySize} MB`,
    `Max Memory Used: ${figures.maximumMemoryUsedMb} MB`,
  ];
  if (figures.initDurationMs !== undefined) fields.push(`Init Duration: ${figures.initDurationMs.toFixed(2)} ms`);
  return `${fields.join('\t')}\t`;
}
