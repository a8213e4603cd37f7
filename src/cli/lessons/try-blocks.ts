import { nearestWord } from '#kernel';
import { type AuthorProblem, type CodeBlock, emptyTrial, type LessonText, parseDataBlock, type Trial } from '#course';
import type { SandboxClient } from '#worker';
import { parse as parseShell } from 'sh-syntax';
import { comparePython, type ReferenceRun } from './compare-python.ts';
import { judgeRun } from './judge-run.ts';
import { readJavaScript } from './read-javascript.ts';
import { type BlockRun, evaluate, runBlock, runTrial } from './run-block.ts';
import { type PythonJob, type PythonResult, runPython } from './run-python.ts';
import { findDifference, findMissingLine, observedValues, valueAtPath } from './shown-value.ts';

/** What became of a block. */
export type BlockFate = 'run' | 'compared' | 'parsed' | 'not-tried';

export interface TriedBlock {
  readonly block: CodeBlock;
  readonly fate: BlockFate;
  readonly problems: readonly AuthorProblem[];
}

/** A block of Python that waits for the one process that runs all of them. */
interface PythonTry {
  readonly block: CodeBlock;
  readonly trial: Trial;
  readonly job: PythonJob;
  readonly reference: ReferenceRun | undefined;
}

/** Tries every block of code of these lessons. `python` is the command; where there is none, its blocks are not tried. */
export async function tryBlocks(
  lessons: readonly LessonText[],
  createClient: () => SandboxClient,
  python?: string,
): Promise<{ readonly tried: readonly TriedBlock[]; readonly isPythonThere: boolean }> {
  const tried: TriedBlock[] = [];
  const waiting: PythonTry[] = [];
  const client = createClient();
  try {
    for (const lesson of lessons) await tryLesson(lesson, client, tried, waiting);
  } finally {
    client.dispose();
  }
  const results =
    waiting.length === 0
      ? []
      : await runPython(
          waiting.map(({ job }) => job),
          python,
        );
  waiting.forEach(({ block, trial, reference }, index) => {
    const result: PythonResult | undefined = results?.[index];
    tried.push(
      result === undefined
        ? { block, fate: 'not-tried', problems: [] }
        : comparePython(block, trial, result, reference),
    );
  });
  return { tried, isPythonThere: results !== undefined };
}

/** Python comes behind the JavaScript of its group, whose events it is given. */
async function tryLesson(
  lesson: LessonText,
  client: SandboxClient,
  tried: TriedBlock[],
  waiting: PythonTry[],
): Promise<void> {
  const references = new Map<number, ReferenceRun>();
  for (const block of lesson.blocks.filter(({ language }) => language !== 'python')) {
    const { run, ...result } = await tryBlock(block, lesson, client);
    tried.push(result);
    if (run !== undefined && block.group !== undefined) references.set(block.group, run);
  }
  for (const block of lesson.blocks.filter(({ language }) => language === 'python')) {
    const prepared = await preparePython(block, lesson, references, client);
    if ('problems' in prepared) tried.push(prepared);
    else waiting.push(prepared);
  }
}

type Tried = TriedBlock & { readonly run?: ReferenceRun };

async function tryBlock(block: CodeBlock, lesson: LessonText, client: SandboxClient): Promise<Tried> {
  const trial = trialOf(block, lesson);
  if (typeof trial === 'string') return { block, fate: 'not-tried', problems: [noTrial(block, trial, lesson)] };
  switch (block.language) {
    case 'js':
    case 'ts':
      return tryJavaScript(block, block.language, trial, client);
    case 'sh':
      return { block, fate: 'parsed', problems: await shellProblems(block) };
    case 'json':
    case 'yaml':
    case 'http':
    case 'text':
    case 'python': {
      const problems = parseDataBlock(block, trial.files).map(({ line, message }) =>
        problemIn(block, line, block.language.toUpperCase(), message, 'Mend it.'),
      );
      if (problems.length > 0 || block.marks.shows === undefined) return { block, fate: 'parsed', problems };
      return { block, fate: 'run', problems: await shownProblems(block, trial, client) };
    }
  }
}

async function tryJavaScript(
  block: CodeBlock,
  language: 'js' | 'ts',
  trial: Trial,
  client: SandboxClient,
): Promise<Tried> {
  const { fragment, shows, wrong } = block.marks;
  const reading = readJavaScript(block.code, language);
  if (reading.kind === 'syntax-error') {
    const { line, message } = reading;
    if (wrong?.startsWith('SyntaxError') === true) return { block, fate: 'parsed', problems: [] };
    const remedy = 'Mend it, or mark it: wrong="SyntaxError: …".';
    return { block, fate: 'parsed', problems: [problemIn(block, line, 'code that parses', message, remedy)] };
  }
  if (fragment !== undefined) return { block, fate: 'parsed', problems: [] };
  if (reading.kind === 'data') {
    if (shows !== undefined) return { block, fate: 'run', problems: await shownProblems(block, trial, client) };
    const expected =
      'data that is compared with a run: shows="event", or another of event, events, answer, answers, responses, messages';
    const remedy = 'Say what it is an excerpt of, or why it cannot be compared: fragment="…".';
    return { block, fate: 'not-tried', problems: [problemIn(block, 0, expected, 'an object without a mark', remedy)] };
  }
  const run = await runBlock(block, reading.kind, trial, client);
  const problems = judgeRun(block, trial, run);
  return {
    block,
    fate: 'run',
    problems,
    ...(run.kind === 'ran' && { run: { block, trial, transcript: run.transcript } }),
  };
}

/** Whether what a block shows is what a run of the trial yields. */
async function shownProblems(block: CodeBlock, trial: Trial, client: SandboxClient): Promise<readonly AuthorProblem[]> {
  const path = block.marks.shows ?? '';
  const run: BlockRun = await runTrial(trial, client);
  if (run.kind === 'stopped')
    return [problemIn(block, 0, 'a trial that ends by itself', run.message, 'Let it do less.')];
  const values = observedValues(run.transcript);
  const actual = valueAtPath(values, path);
  const remedy = `Correct the block or the trial "${trial.id}". An ellipsis stands for anything.`;
  if (actual === undefined) {
    const found = `nothing there in the trial "${trial.id}"`;
    const expected = `${path}, of ${Object.keys(values).join(', ')}`;
    return [problemIn(block, 0, expected, found, 'Correct the path, or the trial in blocks.yaml.')];
  }
  if (block.language === 'text' && typeof actual === 'string') {
    const missing = findMissingLine(block.code, actual);
    return missing === undefined
      ? []
      : [problemIn(block, 0, `an excerpt of ${path}`, `not in it: "${missing}"`, remedy)];
  }
  const shown = await evaluate(block.code, client);
  const difference = shown === undefined ? 'it has no value' : findDifference(shown, actual);
  return difference === undefined ? [] : [problemIn(block, 0, `an excerpt of ${path}`, difference, remedy)];
}

async function preparePython(
  block: CodeBlock,
  lesson: LessonText,
  references: ReadonlyMap<number, ReferenceRun>,
  client: SandboxClient,
): Promise<PythonTry | TriedBlock> {
  const reference = block.group === undefined ? undefined : references.get(block.group);
  const trial = block.marks.trial === undefined && reference !== undefined ? reference.trial : trialOf(block, lesson);
  if (typeof trial === 'string') return { block, fate: 'not-tried', problems: [noTrial(block, trial, lesson)] };
  const isFragment = block.marks.fragment !== undefined;
  const run = isFragment || reference !== undefined ? undefined : await runTrial(trial, client);
  const transcript = reference?.transcript ?? (run?.kind === 'ran' ? run.transcript : undefined);
  const { memorySize, timeout, environment } = trial.function;
  const invocations = (transcript?.invocations ?? []).map(({ event, requestId, coldStart }) => ({
    event,
    requestId,
    coldStart,
    memorySize,
    timeout,
  }));
  if (!isFragment && invocations.length === 0) {
    const remedy = `Let something happen in the trial "${trial.id}" that calls the function.`;
    return { block, fate: 'not-tried', problems: [problemIn(block, 0, 'at least one invocation', 'none', remedy)] };
  }
  const job = {
    name: block.marks.title ?? 'index.py',
    code: block.code,
    isFragment,
    environment: trial.scenario.environment ?? environment,
    invocations,
  };
  return { block, trial, job, reference };
}

async function shellProblems(block: CodeBlock): Promise<readonly AuthorProblem[]> {
  try {
    await parseShell(block.code);
    return [];
  } catch (thrown) {
    const { Text: message = String(thrown), Pos: position } = thrown as { Text?: string; Pos?: { Line: number } };
    return [problemIn(block, position?.Line ?? 0, 'shell commands that parse', message, 'Mend them.')];
  }
}

/** The trial that a block is tried with, or the id of one that is not there. Texts of exercises are not about the lesson's event. */
function trialOf({ file, marks }: CodeBlock, { trials }: LessonText): Trial | string {
  if (marks.trial === undefined) return file.endsWith('/index.mdx') ? trials[0] : emptyTrial;
  return trials.find(({ id }) => id === marks.trial) ?? marks.trial;
}

function noTrial(block: CodeBlock, id: string, { trials }: LessonText): AuthorProblem {
  const ids = trials.map((trial) => trial.id);
  const near = nearestWord(id, ids);
  const remedy = near === undefined ? 'Write it into blocks.yaml beside the lesson.' : `Did you mean "${near}"?`;
  return problemIn(block, 0, `a trial of blocks.yaml: ${ids.join(', ')}`, `trial="${id}"`, remedy);
}

/** `line` is that of the block, from 1; 0 is its fence. */
function problemIn(
  { file, line: fence }: CodeBlock,
  line: number,
  expected: string,
  found: string,
  remedy: string,
): AuthorProblem {
  return { file, line: fence + line, expected, found, remedy };
}
