import type {
  InvocationOutcome,
  InvocationRecord,
  LogLine,
  OutgoingRequest,
  ScenarioOutcome,
  StreamedAnswer,
} from '#sandbox';
import type { JSX } from 'preact';
import { formatJson } from './format-json.ts';
import { LogLines } from './log-lines.tsx';
import { RenderedBody, SurroundingsView } from './surroundings-view.tsx';

/** Everything that happened in a scenario: each invocation's event, answer and figures, and the log. */
export function OutcomeView({ outcome }: { outcome: ScenarioOutcome }): JSX.Element {
  if (outcome.kind !== 'ran') return <p class="wb-note">{outcome.message}</p>;
  const { transcript } = outcome;
  const { invocations, logs, droppedLogLines, requests, directResponses = [] } = transcript;
  return (
    <div class="wb-outcome">
      <SurroundingsView transcript={transcript} part="before" />
      {invocations.slice(0, mostInvocations).map((invocation, index) => (
        <InvocationView invocation={invocation} number={invocations.length > 1 ? index + 1 : undefined} />
      ))}
      {invocations.length > mostInvocations && (
        <p class="wb-note">… and {invocations.length - mostInvocations} invocations more that are not shown.</p>
      )}
      {directResponses.map(({ response }) => (
        <details open>
          <summary>Response without an invocation</summary>
          <pre tabIndex={0}>{formatResponse(response)}</pre>
          {response.problem !== undefined && <p class="wb-note">{response.problem}</p>}
        </details>
      ))}
      {requests.length > 0 && <RequestsView requests={requests} />}
      <SurroundingsView transcript={transcript} part="behind" />
      <LogView logs={logs} dropped={droppedLogLines} />
    </div>
  );
}

/** As many as somebody may want to open. */
const mostInvocations = 50;

interface InvocationViewProps {
  readonly invocation: InvocationRecord;
  /** Undefined where it is the only one. */
  readonly number: number | undefined;
}

function InvocationView({ invocation, number }: InvocationViewProps): JSX.Element {
  const { event, outcome, response, durationMs, billedDurationMs, initDurationMs, coldStart, temporaryBytes } =
    invocation;
  return (
    <div class="wb-invocation">
      <p class="wb-figures">
        {number !== undefined && <strong>Invocation {number}</strong>}
        <span>{coldStart ? 'Cold start' : 'Warm'}</span>
        {initDurationMs !== undefined && <span>INIT {initDurationMs.toFixed(0)} ms</span>}
        <span>Duration {durationMs.toFixed(2)} ms</span>
        <span>Billed {billedDurationMs} ms</span>
        {temporaryBytes !== undefined && <span>{temporaryBytes} bytes in /tmp</span>}
        <span class="wb-dim">simulated</span>
      </p>
      <details>
        <summary>Event</summary>
        <pre tabIndex={0}>{formatJson(event)}</pre>
      </details>
      <details open>
        <summary>{outcomeTitles[outcome.kind]}</summary>
        <pre tabIndex={0}>{formatOutcome(outcome)}</pre>
      </details>
      {response !== undefined && (
        <details open>
          <summary>Response to the caller</summary>
          <pre tabIndex={0}>{formatResponse(response)}</pre>
          <RenderedBody response={response} />
          {response.problem !== undefined && <p class="wb-note">{response.problem}</p>}
        </details>
      )}
    </div>
  );
}

const outcomeTitles = {
  answered: 'Answer of the handler',
  streamed: 'Streamed answer of the handler',
  'function-error': 'Function error',
} as const satisfies Record<InvocationOutcome['kind'], string>;

function formatOutcome(outcome: InvocationOutcome): string {
  switch (outcome.kind) {
    case 'answered':
      return formatJson(outcome.answer);
    case 'streamed':
      return formatStreamed(outcome.answer);
    case 'function-error':
      return formatError(outcome.error);
  }
}

function formatStreamed({ contentType, body, error }: StreamedAnswer): string {
  const bytes = Uint8Array.from(body, (character) => character.charCodeAt(0));
  const lines = [`content-type: ${contentType}`, '', new TextDecoder().decode(bytes)];
  return [...lines, ...(error === undefined ? [] : ['', formatError(error)])].join('\n');
}

function formatError({ errorType, errorMessage, trace }: NonNullable<StreamedAnswer['error']>): string {
  return [`${errorType}: ${errorMessage}`, ...trace.slice(1)].join('\n');
}

function formatResponse({ status, headers, body, isBinary }: NonNullable<InvocationRecord['response']>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [status === 0 ? 'No response' : `HTTP ${status}`, ...lines, '', isBinary ? `${body.length} bytes` : body].join(
    '\n',
  );
}

function RequestsView({ requests }: { requests: readonly OutgoingRequest[] }): JSX.Element {
  return (
    <details>
      <summary>
        Requests that your code sent <span class="wb-dim">{requests.length}</span>
      </summary>
      <pre tabIndex={0}>{requests.map(formatRequest).join('\n')}</pre>
    </details>
  );
}

function formatRequest({ method, url, status, failure, problem, body }: OutgoingRequest): string {
  const line = `${method} ${url} → ${status ?? failure ?? 'no reply'}`;
  return [line, ...(problem === undefined ? [] : [`  ${problem}`]), ...(body === undefined ? [] : [`  ${body}`])].join(
    '\n',
  );
}

function LogView({ logs, dropped }: { logs: readonly LogLine[]; dropped: number }): JSX.Element {
  const count = logs.filter(({ source }) => source === 'function').length + dropped;
  return (
    <details open={count > 0}>
      <summary>
        Log <span class="wb-dim">{count === 0 ? 'nothing from your code' : `${count} from your code`}</span>
      </summary>
      <LogLines logs={logs} dropped={dropped} />
    </details>
  );
}
