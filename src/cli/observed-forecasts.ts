import type { JsonValue } from '#kernel';
import type { Forecasts, GradeReport } from '#sandbox';

/** What happened in a run, as forecasts: a learner who made these was right in everything. */
export function observedForecasts({ tasks }: GradeReport): Forecasts {
  const results = tasks.flatMap(({ scenarios }) => scenarios.flatMap(({ checks }) => checks));
  return Object.fromEntries(
    results.flatMap(({ id, kind, expected }): [string, JsonValue][] =>
      kind === 'prediction' && expected !== undefined ? [[id, expected]] : [],
    ),
  );
}
