import { describe, expect, it } from 'vitest';
import { exercises, scenarios } from './course-content.fixture.ts';
import { deployExercise, importExercise } from './import-exercise.ts';
import { readPlayground } from './read-playground.ts';

/** What was declared as nothing is the same as what was not declared. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([, inner]) => Object.keys(inner as object).length > 0));
}

describe('what is imported from an exercise', () => {
  it('is, in every scenario of the course, what the exercise runs with', () => {
    expect(scenarios.length).toBeGreaterThan(100);
    for (const { id, deployed, scenario } of scenarios) {
      const reading = readPlayground(importExercise(deployed, scenario));
      if (reading.kind === 'problems') throw new Error(`${id}: ${JSON.stringify(reading.problems)}`);
      const { read } = reading;
      const { triggers, network, steps, environment = deployed.spec.function.environment } = scenario;
      const { functions, ...resources } = scenario.resources ?? {};
      const { functions: readFunctions, ...readResources } = read.resources ?? {};
      expect(read.files, id).toEqual(deployed.files);
      expect(read.steps, id).toEqual(steps);
      expect(read.function, id).toEqual({ ...deployed.spec.function, environment });
      expect(withoutEmpty(readResources), id).toEqual(withoutEmpty(resources));
      expect(readFunctions ?? {}, id).toEqual(functions ?? {});
      expect(read.triggers ?? [], id).toEqual(triggers ?? []);
      expect(read.network, id).toEqual(network);
    }
  });

  it('is, of a template that cannot be deployed, its files and a function as functions begin', () => {
    const exercise = exercises.find(({ spec }) => spec.kind === 'config');
    if (exercise === undefined) throw new Error('There is no exercise of kind config.');
    const { spec, starter } = exercise;
    const deployed = deployExercise({ spec, files: { ...starter, 'template.yaml': 'Resources: [' } });
    const { memorySize, timeout, environment } = deployed.spec.function;
    expect({ memorySize, timeout, environment }).toEqual({ memorySize: 128, timeout: 3, environment: {} });
    expect(deployed.spec.triggers).toBeUndefined();
    expect(Object.keys(deployed.files)).toEqual(['orders.mjs', 'template.yaml']);
    expect(deployed.spec.function.handler).toBe('orders.handler');
  });
});
