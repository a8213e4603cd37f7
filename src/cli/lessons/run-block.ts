import type { JsonValue } from '#kernel';
import type { CodeBlock, Trial } from '#course';
import type { ExerciseSpec, ScenarioReport, SourceFiles, Transcript } from '#sandbox';
import type { SandboxClient } from '#worker';
import type { JavaScriptReading } from './read-javascript.ts';

/** What came of a block that was run, or why there is nothing to say about it. */
export type BlockRun =
  | { readonly kind: 'ran'; readonly transcript: Transcript; readonly checks: ScenarioReport['checks'] }
  | { readonly kind: 'stopped'; readonly message: string };

/** The file from which a script is run that has no handler of its own. */
const runner = 'run-block.mjs';

/** Nothing is graded without a check. */
const doesNotFail = { id: 'does-not-fail', kind: 'no-function-error' } as const;

/** Runs the function of a block with what the trial says, in the same engine as on the page. */
export async function runBlock(
  block: Pick<CodeBlock, 'code' | 'language' | 'marks'>,
  kind: Extract<JavaScriptReading['kind'], 'function' | 'script' | 'body'>,
  trial: Trial,
  client: SandboxClient,
): Promise<BlockRun> {
  const { file, text, handler, others } = packageOf(block, kind, trial);
  return runFiles({ ...trial.files, ...others, [file]: text }, handler, trial, client);
}

/** Runs the function of a trial, for a block that is none. */
export async function runTrial(trial: Trial, client: SandboxClient): Promise<BlockRun> {
  return runFiles({ ...trial.files, 'index.mjs': trial.handler }, 'index.handler', trial, client);
}

/** The value of a block that is an object or a list. */
export async function evaluate(code: string, client: SandboxClient): Promise<JsonValue | undefined> {
  const files = { 'index.mjs': `export const handler = async () => (\n${code}\n);` };
  const config = { runtime: 'nodejs24.x', memorySize: 128, timeout: 3, environment: {} } as const;
  const steps = [{ kind: 'invoke', event: {} }] as const;
  const outcome = await client.try({ function: { ...config, handler: 'index.handler' }, files, steps, seed: 1 });
  const end = outcome.kind === 'ran' ? outcome.transcript.invocations[0]?.outcome : undefined;
  return end?.kind === 'answered' ? end.answer : undefined;
}

async function runFiles(files: SourceFiles, handler: string, trial: Trial, client: SandboxClient): Promise<BlockRun> {
  const { checks } = trial.scenario;
  const scenario = { ...trial.scenario, checks: checks.length === 0 ? [doesNotFail] : checks };
  const spec: ExerciseSpec = {
    function: { ...trial.function, handler },
    tasks: [{ title: trial.id, scenarios: [scenario], hints: [] }],
  };
  const { report, outcomes } = await client.run({ spec, files, seed: 1 });
  const outcome = outcomes[0]?.outcome;
  if (outcome?.kind !== 'ran') return { kind: 'stopped', message: outcome?.message ?? report.verdict.kind };
  return { kind: 'ran', transcript: outcome.transcript, checks: report.tasks[0]?.scenarios[0]?.checks ?? [] };
}

function packageOf(
  { code, language, marks: { title } }: Pick<CodeBlock, 'code' | 'language' | 'marks'>,
  kind: 'function' | 'script' | 'body',
  { before, after }: Trial,
): { readonly file: string; readonly text: string; readonly handler: string; readonly others: SourceFiles } {
  const isCommonJs = /\b(?:exports\.handler|module\.exports)\s*=/.test(code);
  const file = title ?? (language === 'ts' ? 'index.ts' : isCommonJs ? 'index.cjs' : 'index.mjs');
  // Lines of a handler may need what only a handler has: the event.
  const inner =
    kind === 'body' ? [`export const handler = async (event, context) => {\n${before}\n${code}\n};`] : [before, code];
  const text = [...inner, after].filter((part) => part !== '').join('\n');
  const handler = `${file.replace(/\.\w+$/, '')}.handler`;
  if (kind !== 'script' || /\bexport const handler\b/.test(after)) return { file, text, handler, others: {} };
  const others = { [runner]: `export const handler = async () => {\n  await import('./${file}');\n};\n` };
  return { file, text, handler: `${runner.replace(/\.\w+$/, '')}.handler`, others };
}
