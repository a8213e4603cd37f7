import type { AuthorProblem } from '#course';
import type { CheckResult, Prediction } from '#sandbox';
import { type Proof, type ProofRow, resultOf } from './prove-exercise.ts';

type Finding = Omit<AuthorProblem, 'file'>;

/** What is wrong with the predictions, seen from what was observed under the first seed and forecast under all. */
export function judgeObserved({ runs }: ProofRow, { exercise }: Proof): Finding[] {
  const predictions = exercise.spec.tasks.flatMap(({ scenarios }) =>
    scenarios.flatMap((scenario) => scenario.predictions ?? []),
  );
  return predictions.flatMap((prediction): Finding[] => {
    const first = runs[0] && resultOf(runs[0].report, prediction.id);
    if (first?.expected === undefined) {
      return [
        {
          where: prediction.id,
          expected: 'something to compare a forecast with',
          found: first?.message ?? 'nothing',
          remedy: 'Correct from: its step, or its path in the answer. See the run with "npm run course -- run".',
        },
      ];
    }
    const impossible = judgeForm(prediction, first);
    if (impossible !== undefined) return [impossible];
    const other = runs.find(({ report }) => resultOf(report, prediction.id)?.status !== 'passed');
    if (other === undefined) return [];
    const { expected, message = 'nothing' } = resultOf(other.report, prediction.id) ?? {};
    return [
      {
        where: prediction.id,
        expected: `the same on every run: ${JSON.stringify(first.expected)}, as under seed ${runs[0]?.seed ?? 0}`,
        found: `${expected === undefined ? message : JSON.stringify(expected)} under seed ${other.seed}`,
        remedy: 'Ask for something that can be known beforehand: no generated value, and nothing that chance decides.',
      },
    ];
  });
}

function judgeForm(prediction: Prediction, { expected: observed }: CheckResult): Finding | undefined {
  const found = `what happened is ${JSON.stringify(observed)}`;
  if (prediction.kind === 'number') {
    if (typeof observed === 'number') return undefined;
    const remedy = 'Make it a choice, or correct from.';
    return { where: prediction.id, expected: 'a number to be observed', found, remedy };
  }
  if (prediction.options.some((option) => option === observed)) return undefined;
  return {
    where: prediction.id,
    expected: `one of the options: ${prediction.options.map((one) => JSON.stringify(one)).join(', ')}`,
    found,
    remedy: 'Add it to the options, in the same type, or correct from.',
  };
}

/** A wrong forecast must be judged wrong under every seed, and with what is said to it. */
export function judgeWrongForecast({ name, runs }: ProofRow, { exercise }: Proof): Finding[] {
  const mistake = exercise.mistakes.find((one) => one.name === name);
  if (mistake === undefined) return [];
  // Where there was nothing to compare with, what happened has told it.
  const right = runs.find(({ report }) => resultOf(report, mistake.caughtBy)?.status === 'passed');
  if (right !== undefined) {
    return [
      {
        where: mistake.caughtBy,
        expected: `the forecast ${JSON.stringify(mistake.forecast)} to be wrong`,
        found: `it is right under seed ${right.seed}`,
        remedy: 'Take it out of mistakes, lower the tolerance, or correct from.',
      },
    ];
  }
  const isOther = ({ status, message }: CheckResult): boolean => status === 'failed' && message !== mistake.why;
  const other = runs.find(({ report }) => {
    const result = resultOf(report, mistake.caughtBy);
    return result !== undefined && isOther(result);
  });
  if (other === undefined) return [];
  return [
    {
      where: mistake.caughtBy,
      expected: `the learner to read: ${mistake.why}`,
      found: resultOf(other.report, mistake.caughtBy)?.message ?? 'nothing',
      remedy: 'Let no other mistake of this prediction have the same forecast.',
    },
  ];
}
