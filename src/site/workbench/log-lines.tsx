import type { LogLine } from '#sandbox';
import type { JSX } from 'preact';

interface LogLinesProps {
  readonly logs: readonly LogLine[];
  /** How many lines more there were. */
  readonly dropped: number;
  /** For a screen reader, where the heading does not say whose log it is. */
  readonly label?: string;
}

/** A log as CloudWatch Logs shows it. */
export function LogLines({ logs, dropped, label }: LogLinesProps): JSX.Element {
  return (
    <pre class="wb-log" tabIndex={0} {...(label !== undefined && { role: 'region', 'aria-label': label })}>
      {logs.map(({ source, level, text }) => (
        <span class={`wb-log-${source} wb-log-${level.toLowerCase()}`}>{`${text.replaceAll('\r', '\n')}\n`}</span>
      ))}
      {dropped > 0 && <span class="wb-log-warn">{`… ${dropped} lines more were not kept\n`}</span>}
    </pre>
  );
}
