import type { InvocationRecord, LogLine, ScenarioOutcome } from '#sandbox';
import type { JSX } from 'preact';
import { formatJson } from './format-json.ts';

/** Everything that happened in a scenario: each invocation's event, answer and figures, and the log. */
export function OutcomeView({ outcome }: { outcome: ScenarioOutcome }): JSX.Element {
  if (outcome.kind !== 'ran') return <p class="wb-note">{outcome.message}</p>;
  const { invocations, logs, droppedLogLines } = outcome.transcript;
  return (
    <div class="wb-outcome">
      {invocations.map((invocation) => (
        <InvocationView invocation={invocation} />
      ))}
      <LogView logs={logs} dropped={droppedLogLines} />
    </div>
  );
}

function InvocationView({ invocation }: { invocation: InvocationRecord }): JSX.Element {
  const { event, outcome, response, durationMs, billedDurationMs, initDurationMs, coldStart } = invocation;
  return (
    <div class="wb-invocation">
      <p class="wb-figures">
        <span>{coldStart ? 'Cold start' : 'Warm'}</span>
        {initDurationMs !== undefined && <span>INIT {initDurationMs.toFixed(0)} ms</span>}
        <span>Duration {durationMs.toFixed(2)} ms</span>
        <span>Billed {billedDurationMs} ms</span>
        <span class="wb-dim">simulated</span>
      </p>
      <details>
        <summary>Event</summary>
        <pre tabIndex={0}>{formatJson(event)}</pre>
      </details>
      <details open>
        <summary>{outcome.kind === 'answered' ? 'Answer of the handler' : 'Function error'}</summary>
        <pre tabIndex={0}>
          {outcome.kind === 'answered'
            ? formatJson(outcome.answer)
            : [`${outcome.error.errorType}: ${outcome.error.errorMessage}`, ...outcome.error.trace.slice(1)].join('\n')}
        </pre>
      </details>
      {response !== undefined && (
        <details open>
          <summary>Response to the caller</summary>
          <pre tabIndex={0}>{formatResponse(response)}</pre>
          {response.problem !== undefined && <p class="wb-note">{response.problem}</p>}
        </details>
      )}
    </div>
  );
}

function formatResponse({ status, headers, body }: NonNullable<InvocationRecord['response']>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP ${status}`, ...lines, '', body].join('\n');
}

function LogView({ logs, dropped }: { logs: readonly LogLine[]; dropped: number }): JSX.Element {
  const count = logs.filter(({ source }) => source === 'function').length + dropped;
  return (
    <details open={count > 0}>
      <summary>
        Log <span class="wb-dim">{count === 0 ? 'nothing from your code' : `${count} from your code`}</span>
      </summary>
      <pre class="wb-log" tabIndex={0}>
        {logs.map(({ source, level, text }) => (
          <span class={`wb-log-${source} wb-log-${level.toLowerCase()}`}>{`${text.replaceAll('\r', '\n')}\n`}</span>
        ))}
        {dropped > 0 && <span class="wb-log-warn">{`… ${dropped} lines more were not kept\n`}</span>}
      </pre>
    </details>
  );
}
