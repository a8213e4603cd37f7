import type { GradeReport } from '#sandbox';

/** A report of one task with one check. */
export function reportOf(kind: 'passed' | 'wrong-value', message = 'All checks passed.'): GradeReport {
  const status = kind === 'passed' ? 'passed' : 'failed';
  return {
    verdict: { kind, message, ...(kind !== 'passed' && { taskIndex: 0, scenarioIndex: 0 }) },
    tasks: [
      {
        title: 'Greet',
        status,
        scenarios: [
          {
            name: 'a name',
            seed: 1,
            status,
            checks: [{ id: 'says-hello', kind: 'response-text', sentence: 'Says hello.', status, step: 1 }],
          },
        ],
      },
    ],
  };
}
