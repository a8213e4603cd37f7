import type { AuthorProblem, CodeBlock, Trial } from '#course';
import type { FunctionError, Transcript } from '#sandbox';
import type { BlockRun } from './run-block.ts';

type Problem = Pick<AuthorProblem, 'expected' | 'found' | 'remedy'>;

/** What is wrong with how a block ran: it failed, or it was to fail and did not. */
export function judgeRun({ file, line, marks }: CodeBlock, trial: Trial, run: BlockRun): readonly AuthorProblem[] {
  const problem = run.kind === 'stopped' ? stopped(run.message) : judge(marks.wrong, trial, run);
  return problem === undefined ? [] : [{ file, line, ...problem }];
}

function judge(
  wrong: string | undefined,
  trial: Trial,
  { transcript, checks }: Extract<BlockRun, { kind: 'ran' }>,
): Problem | undefined {
  const errors = errorsOf(transcript);
  const red = checks.filter(({ status }) => status === 'failed');
  const [firstError] = errors;
  const [firstRed] = red;
  const wrongCheck = wrong !== undefined && /^[a-z][a-z0-9-]*$/.test(wrong) ? wrong : undefined;
  if (transcript.invocations.length === 0) {
    const remedy = `Let something happen in the trial "${trial.id}" that calls the function.`;
    return { expected: 'at least one invocation', found: 'none', remedy };
  }
  if (wrong !== undefined && wrongCheck === undefined) {
    if (errors.some((error) => describeError(error).startsWith(wrong))) return undefined;
    return {
      expected: `it to fail with "${wrong}"`,
      found: firstError === undefined ? 'it answers' : `it fails with "${describeError(firstError)}"`,
      remedy: 'Correct the mark or the code: the page says that this is wrong.',
    };
  }
  if (firstError !== undefined) {
    const remedy = `Mend it, choose another trial than "${trial.id}", or mark it: wrong="${firstError.errorType}: …".`;
    return { expected: 'code that works', found: `it fails with "${describeError(firstError)}"`, remedy };
  }
  if (wrongCheck !== undefined) {
    if (red.some(({ id }) => id === wrongCheck)) return undefined;
    const ids = checks.map(({ id }) => id);
    const known = ids.includes(wrongCheck);
    return {
      expected: known
        ? `the check "${wrongCheck}" to fail`
        : `a check of the trial "${trial.id}": ${ids.join(', ') || 'none'}`,
      found: known ? 'it passes' : `wrong="${wrongCheck}"`,
      remedy: known
        ? 'Correct the mark or the code: the page says that this is wrong.'
        : 'Correct the id, or add the check.',
    };
  }
  if (firstRed === undefined) return undefined;
  return {
    expected: `the check "${firstRed.id}" of the trial "${trial.id}" to pass`,
    found: firstRed.message ?? 'it fails',
    remedy: `Correct the code or the check. If the page says that it is wrong, mark it: wrong="${firstRed.id}".`,
  };
}

function errorsOf({ invocations }: Transcript): readonly FunctionError[] {
  return invocations.flatMap(({ outcome }) => (outcome.kind === 'function-error' ? [outcome.error] : []));
}

function describeError({ errorType, errorMessage }: FunctionError): string {
  return `${errorType}: ${errorMessage}`;
}

function stopped(found: string): Problem {
  return { expected: 'code that ends by itself', found, remedy: 'Let it do less.' };
}
