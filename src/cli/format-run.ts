import type { Exercise } from '#course';
import type { CheckResult, DeliveryRecord, OutgoingRequest, ServiceCall, Transcript } from '#sandbox';
import type { RunResult } from '#worker';

const symbols: Readonly<Record<CheckResult['status'], string>> = { passed: '✓', failed: '✗', 'not-reached': '–' };

/** Says in text what a graded run came to: every check, what went wrong, the logs, and the verdict at the end. */
export function formatRun(exercise: Exercise, what: string, { report, outcomes, seed, elapsedMs }: RunResult): string {
  const lines = [`${exercise.title} (${exercise.id}): ${what}`];
  for (const [taskIndex, task] of report.tasks.entries()) {
    lines.push('', `${taskIndex + 1}. ${task.title}`);
    for (const [scenarioIndex, scenario] of task.scenarios.entries()) {
      lines.push(`  With ${scenario.name}`, ...scenario.checks.flatMap(formatCheck));
      const run = outcomes.find((each) => each.taskIndex === taskIndex && each.scenarioIndex === scenarioIndex);
      if (run?.outcome.kind !== 'ran') continue;
      const { invocations, logs, requests, droppedLogLines } = run.outcome.transcript;
      if (scenario.status === 'failed') {
        lines.push(...invocations.map(({ event }) => `      event     ${JSON.stringify(event)}`));
        lines.push(...requests.map(formatRequest));
        lines.push(...formatAround(run.outcome.transcript));
      }
      if (scenario.status === 'failed' || logs.some(({ source }) => source === 'function')) {
        lines.push('      log', ...logs.map(({ text }) => `        ${text.replaceAll('\r', '\n        ').trimEnd()}`));
        if (droppedLogLines > 0) lines.push(`        … and ${droppedLogLines} lines more`);
        for (const [name, { logs: others }] of Object.entries(run.outcome.transcript.functions ?? {}))
          lines.push(`      log of ${name}`, ...others.map(({ text }) => `        ${text.trimEnd()}`));
      }
    }
  }
  const { kind, message } = report.verdict;
  lines.push('', kind === 'passed' ? message : `${kind}: ${message}`, `Seed ${seed}, ${Math.round(elapsedMs)} ms.`);
  return lines.join('\n');
}

/** The most lines of each kind that somebody reads. */
const mostLines = 100;

/** What the sources did and what the function asked of the services, in the order of time. */
function formatAround({ deliveries = [], calls = [], directResponses = [], ...rest }: Transcript): string[] {
  const startMs = Math.min(
    ...[...rest.invocations.map(({ startedAt }) => startedAt), ...deliveries.map(({ timestamp }) => timestamp)].filter(
      (time) => time !== undefined,
    ),
  );
  const lines = [
    ...deliveries.map((one) => ({ timeMs: one.timestamp, text: formatDelivery(one) })),
    ...calls.map((one) => ({ timeMs: one.startedAt, text: formatCall(one) })),
  ].toSorted((one, other) => one.timeMs - other.timeMs);
  const shown = lines
    .slice(0, mostLines)
    .map(({ timeMs, text }) => `      +${((timeMs - startMs) / 1_000).toFixed(3)} s  ${text}`);
  if (lines.length > mostLines) shown.push(`      … and ${lines.length - mostLines} more`);
  return [
    ...directResponses.map(
      ({ step, response }) => `      response  of the API itself to step ${step}: ${response.status}`,
    ),
    ...shown,
  ];
}

function formatDelivery({ source, from, outcome, records, message }: DeliveryRecord): string {
  const what =
    records.length === 1 ? ` (${records[0] ?? ''})` : records.length > 1 ? ` (${records.length} records)` : '';
  return `${[source, from].filter((part) => part !== '').join(' ')}: ${outcome}${what}. ${message}`;
}

function formatCall({ service, operation, by, status, error, latencyMs }: ServiceCall): string {
  const result = error === undefined ? String(status) : `${status} ${error.code}: ${error.message}`;
  const who = by === undefined ? '' : ` by ${by}`;
  return `call ${service} ${operation}${who} → ${result}, ${Math.round(latencyMs)} ms`;
}

function formatRequest({ method, url, status, failure, problem }: OutgoingRequest): string {
  const reply = status ?? failure ?? 'no reply';
  return `      request   ${method} ${url} → ${reply}${problem === undefined ? '' : `: ${problem}`}`;
}

function formatCheck({ id, sentence, status, message, expected, received }: CheckResult): string[] {
  const lines = [`    ${symbols[status]} ${sentence}  [${id}]`];
  if (message !== undefined) lines.push(`      ${message}`);
  if (expected !== undefined) lines.push(`      expected  ${JSON.stringify(expected)}`);
  if (received !== undefined) lines.push(`      received  ${JSON.stringify(received)}`);
  return lines;
}
