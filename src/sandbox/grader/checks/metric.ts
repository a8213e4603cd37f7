import type { JsonValue } from '#kernel';
import type { Check } from '../../exercise-spec.ts';
import type { MetricRecord } from '../../transcript.ts';
import { type CheckDefinition, passed } from '../check-subject.ts';
import { findDifference, show } from '../compare-json.ts';

type MetricCheck = Extract<Check, { kind: 'metric' }>;

export const metric: CheckDefinition<'metric'> = {
  looksAtScenario: true,
  passesWithoutAnswer: true,
  sentence: (check) => `The function logs the metric ${describe(check)}.`,
  examine(check, { transcript: { metrics = [], metricProblems = [] } }) {
    const named = metrics.filter((one) => one.namespace === check.namespace && one.name === check.name);
    if (named.some((one) => fits(one, check))) return passed;
    const { namespace, name, equals, unit, dimensions } = check;
    const wanted = {
      ...(equals !== undefined && { value: equals }),
      ...(unit !== undefined && { unit }),
      ...(dimensions !== undefined && { dimensions }),
    };
    const [problem] = metricProblems;
    return {
      kind: 'failed',
      cause: named.length === 0 ? 'shape' : 'value',
      expected: { namespace, name, ...wanted },
      received: named.length === 0 ? metrics.map(toJson) : named.map(toJson),
      message:
        named.length > 0
          ? `The metric ${check.name} has ${named.map((one) => show(askedOf(check, one))).join(' and ')}; expected ${show(wanted)}.`
          : problem !== undefined
            ? `CloudWatch finds no metric ${namespace}/${name}. ${problem.message}`
            : metrics.length === 0
              ? 'CloudWatch finds no metric in the log: no line is an object with _aws.'
              : `CloudWatch finds no metric ${namespace}/${name}; it finds ${metrics.map((one) => `${one.namespace}/${one.name}`).join(', ')}.`,
    };
  },
};

function fits({ value, unit, dimensions }: MetricRecord, check: MetricCheck): boolean {
  return (
    (check.equals === undefined || check.equals === value) &&
    (check.unit === undefined || check.unit === unit) &&
    (check.dimensions === undefined || findDifference(check.dimensions, dimensions, 'equals') === undefined)
  );
}

function describe(check: MetricCheck): string {
  const { equals, unit, dimensions } = check;
  const value = equals === undefined ? '' : ` with the value ${show(equals)}`;
  const inUnit = unit === undefined ? '' : ` in ${unit}`;
  const by =
    dimensions === undefined
      ? ''
      : Object.keys(dimensions).length === 0
        ? ', without dimensions'
        : `, by ${Object.entries(dimensions)
            .map(([name, text]) => `${name} ${text}`)
            .join(' and ')}`;
  return `${check.namespace}/${check.name}${value}${inUnit}${by}`;
}

/** Of values, those that a check asks about. */
function askedOf(check: MetricCheck, { value, unit, dimensions }: MetricRecord): JsonValue {
  return {
    ...(check.equals !== undefined && { value }),
    ...(check.unit !== undefined && { unit }),
    ...(check.dimensions !== undefined && { dimensions }),
  };
}

function toJson({ namespace, name, value, unit, dimensions }: MetricRecord): JsonValue {
  return { namespace, name, value, unit, dimensions };
}
