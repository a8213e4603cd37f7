import { isDeepStrictEqual } from 'node:util';
import type { JsonValue } from '#kernel';
import type { AuthorProblem, CodeBlock, Trial } from '#course';
import type { Transcript } from '#sandbox';
import type { PythonResult } from './run-python.ts';
import type { TriedBlock } from './try-blocks.ts';

/** The JavaScript of the same handler, as it ran. */
export interface ReferenceRun {
  readonly block: CodeBlock;
  readonly trial: Trial;
  readonly transcript: Transcript;
}

/** Whether a block of Python works, and does what the JavaScript beside it does. */
export function comparePython(
  block: CodeBlock,
  trial: Trial,
  result: PythonResult,
  reference: ReferenceRun | undefined,
): TriedBlock {
  const { file, line, marks } = block;
  const tell = (expected: string, found: string, remedy: string, inBlock = 0): AuthorProblem[] => [
    { file, line: line + inBlock, expected, found, remedy },
  ];
  const { wrong } = marks;
  switch (result.kind) {
    case 'syntax-error':
      if (wrong?.startsWith('SyntaxError') === true) return { block, fate: 'parsed', problems: [] };
      return { block, fate: 'parsed', problems: tell('Python that compiles', result.message, 'Mend it.', result.line) };
    case 'compiled':
    case 'needs-packages':
      return { block, fate: 'parsed', problems: [] };
    case 'no-handler': {
      const remedy = 'Name it "handler", or mark the block: fragment="…".';
      return { block, fate: 'parsed', problems: tell('a function "handler" or "lambda_handler"', 'none', remedy) };
    }
    case 'did-not-end':
      return { block, fate: 'run', problems: tell('Python that ends by itself', 'it did not', 'Let it do less.') };
    case 'ran': {
      const problem = judge(result, trial, wrong, reference);
      return {
        block,
        fate: reference === undefined ? 'run' : 'compared',
        problems: problem === undefined ? [] : tell(...problem),
      };
    }
  }
}

type Told = readonly [expected: string, found: string, remedy: string];

function judge(
  { outcomes, log }: Extract<PythonResult, { kind: 'ran' }>,
  trial: Trial,
  wrong: string | undefined,
  reference: ReferenceRun | undefined,
): Told | undefined {
  const errors = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
  const isCheck = wrong !== undefined && /^[a-z][a-z0-9-]*$/.test(wrong);
  if (wrong !== undefined && !isCheck) {
    if (errors.some((error) => error.startsWith(wrong))) return undefined;
    const remedy = 'Correct the mark or the code: the page says that this is wrong.';
    return [
      `it to fail with "${wrong}"`,
      errors[0] === undefined ? 'it answers' : `it fails with "${errors[0]}"`,
      remedy,
    ];
  }
  if (errors[0] !== undefined) {
    const remedy = `Mend it, choose another trial than "${trial.id}", or mark it: wrong="${errors[0].split(':')[0] ?? ''}: …".`;
    return ['Python that works', `it fails with "${errors[0]}"`, remedy];
  }
  if (reference === undefined) return undefined;
  const remedy = 'The two are the same handler in two languages: make them do the same.';
  const answers = outcomes.map((outcome) => ('answer' in outcome ? outcome.answer : null));
  const different = reference.transcript.invocations.findIndex(({ outcome }, index) => {
    const expected = outcome.kind === 'answered' ? outcome.answer : null;
    return !isDeepStrictEqual(comparable(expected, trial.varies), comparable(answers[index] ?? null, trial.varies));
  });
  if (different !== -1) {
    const outcome = reference.transcript.invocations[different]?.outcome;
    const expected = JSON.stringify(outcome?.kind === 'answered' ? outcome.answer : null);
    return [`the answer of the JavaScript: ${expected}`, JSON.stringify(answers[different] ?? null), remedy];
  }
  const expected = functionLog(reference.transcript);
  if (trial.logsDiffer !== undefined || expected === log.trimEnd()) return undefined;
  const differ = `${remedy} Where they cannot log the same, say why in the trial: logsDiffer.`;
  return [`the log of the JavaScript: ${JSON.stringify(expected)}`, JSON.stringify(log.trimEnd()), differ];
}

/** What varies is compared by its type. */
function comparable(answer: JsonValue, varies: readonly string[]): unknown {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return answer;
  const plain = answer as Readonly<Record<string, JsonValue>>;
  const body = typeof plain['body'] === 'string' ? { body: parsedWherePossible(plain['body']) } : {};
  const members = Object.entries({ ...plain, ...body }).map(
    ([key, value]) => [key, varies.includes(key) ? typeof value : value] as const,
  );
  return Object.fromEntries(members);
}

/** A body of JSON says the same with and without spaces. */
function parsedWherePossible(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}

/** What the function itself wrote, without time, request id and level. */
function functionLog({ logs }: Transcript): string {
  return logs
    .filter(({ source }) => source === 'function')
    .map(({ text }) =>
      text
        .replace(/^[^\t\n]*\t[^\t\n]*\t[A-Z]+\t/, '')
        .replaceAll('\r', '\n')
        .trimEnd(),
    )
    .join('\n');
}
