import type { AuthorProblem } from '#course';
import { judgeObserved, judgeWrongForecast } from './judge-forecasts.ts';
import { type Cell, cellOf, isRed, resultOf, turnsRed, type Proof, type ProofRow } from './prove-exercise.ts';

/** What is wrong with an exercise, seen from how its own answers were graded. Files are relative to the project's root. */
export function judgeProof(proof: Proof): AuthorProblem[] {
  const { id, lesson } = proof.exercise;
  const at = (path: string): string => `content/lessons/${lesson}/exercises/${id}/${path}`;
  return [
    ...proof.rows.flatMap((row) => {
      const problems = [...judgeStop(row), ...judgeRow(row, proof)];
      // What is wrong with an answer, its first problem says; each prediction is for itself.
      const told = row.kind === 'observed' ? problems : problems.slice(0, 1);
      return told.map((problem) => ({ ...problem, file: at(row.file) }));
    }),
    ...judgeChecks(proof).map((problem) => ({ ...problem, file: at('exercise.yaml') })),
  ];
}

type Finding = Omit<AuthorProblem, 'file'>;

function judgeStop({ runs }: ProofRow): Finding[] {
  const stopped = runs.find(({ report }) => report.verdict.kind === 'stopped');
  if (stopped === undefined) return [];
  return [
    {
      expected: 'a run that ends by itself',
      found: stopped.report.verdict.message,
      remedy: 'Let it do less: every run of the check would take seconds.',
    },
  ];
}

function judgeRow(row: ProofRow, proof: Proof): Finding[] {
  switch (row.kind) {
    case 'starter':
      return judgeStarter(row);
    case 'solution':
      return judgeSolution(row, proof.exercise.id);
    case 'observed':
      return judgeObserved(row, proof);
    case 'mistake':
      return proof.exercise.spec.kind === 'predict' ? judgeWrongForecast(row, proof) : judgeMistake(row, proof);
  }
}

function judgeStarter({ runs }: ProofRow): Finding[] {
  const broken = runs.find(
    ({ report: { verdict } }) => verdict.kind === 'syntax-error' || verdict.kind === 'import-failed',
  );
  if (broken !== undefined) {
    return [
      {
        expected: 'a starter that loads',
        found: broken.report.verdict.message,
        remedy: 'Mend it: the first thing that a learner sees must not be an error of ours.',
      },
    ];
  }
  return runs.flatMap(({ seed, report }) =>
    report.tasks.flatMap((task, index) =>
      task.status === 'failed'
        ? []
        : [
            {
              expected: `the starter to fail at least one check of task ${index + 1}, "${task.title}"`,
              found: `it passes all of them under seed ${seed}`,
              remedy:
                'Take out of the starter what solves the task, or add a check that looks at what the task asks for.',
            },
          ],
    ),
  );
}

function judgeSolution({ runs }: ProofRow, id: string): Finding[] {
  return runs.flatMap(({ seed, report: { verdict } }, index) => {
    if (verdict.kind === 'passed') return [];
    const isSecond = runs.findIndex((run) => run.seed === seed) !== index;
    return [
      {
        expected: `the solution to pass every check${isSecond ? ' when it runs for the second time too' : ''}`,
        found: `${verdict.kind} under seed ${seed}. ${verdict.message}`,
        remedy: `See it with "npm run course -- run ${id} --seed ${seed}", then correct the solution or the check.`,
      },
    ];
  });
}

function judgeMistake(row: ProofRow, { exercise, checkIds }: Proof): Finding[] {
  const caughtBy = exercise.mistakes.find(({ name }) => name === row.name)?.caughtBy ?? '';
  if (isRed(cellOf(row, caughtBy))) return [];
  const others = checkIds.filter((checkId) => isRed(cellOf(row, checkId)));
  const missed = row.runs.find(({ report }) => (resultOf(report, caughtBy)?.status ?? 'failed') !== 'failed');
  const where = `under seed ${missed?.seed ?? 0}`;
  return [
    others.length === 0
      ? {
          expected: `the check ${caughtBy} to fail with this mistake`,
          found: `no check fails under every seed: ${where} ${caughtBy} does not`,
          remedy:
            'Add or sharpen a check so that it catches the mistake. If the answer is in fact right, delete the mistake.',
        }
      : {
          expected: `the check ${caughtBy} to fail with this mistake`,
          found: `${where} it does not; what fails is ${others.join(', ')}`,
          remedy: `Correct caughtBy in exercise.yaml, or sharpen ${caughtBy}.`,
        },
  ];
}

/** A check that nothing turns red may be unable to fail. That the function fell over proves nothing about it. */
function judgeChecks({ checkIds, rows }: Proof): Finding[] {
  return checkIds.flatMap((checkId) => {
    if (rows.some((row) => turnsRed(row, checkId))) return [];
    const cells = rows.filter(({ kind }) => kind !== 'solution').map((row) => cellOf(row, checkId));
    return [
      {
        where: checkId,
        expected: 'at least one wrong answer that turns this check red under every seed',
        found: howItFails(cells),
        remedy: `Add a mistake that answers, and that ${checkId} catches. If there is none, the check cannot fail: correct it or take it out.`,
      },
    ];
  });
}

function howItFails(cells: readonly Cell[]): string {
  if (cells.includes('mixed')) return 'it fails under some seeds only';
  if (cells.includes('function-failed'))
    return 'it fails only where the function itself failed, which would fail any check';
  return 'it never fails: not with the starter, and not with any mistake';
}
