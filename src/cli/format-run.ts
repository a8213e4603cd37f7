import type { Exercise } from '#course';
import type { CheckResult, OutgoingRequest } from '#sandbox';
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
      }
      if (scenario.status === 'failed' || logs.some(({ source }) => source === 'function')) {
        lines.push('      log', ...logs.map(({ text }) => `        ${text.replaceAll('\r', '\n        ').trimEnd()}`));
        if (droppedLogLines > 0) lines.push(`        … and ${droppedLogLines} lines more`);
      }
    }
  }
  const { kind, message } = report.verdict;
  lines.push('', kind === 'passed' ? message : `${kind}: ${message}`, `Seed ${seed}, ${Math.round(elapsedMs)} ms.`);
  return lines.join('\n');
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
