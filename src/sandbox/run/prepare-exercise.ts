import { createRandom, deriveSeed, isJsonObject, type JsonValue } from '#kernel';
import type { CloudSpec } from '../cloud-spec.ts';
import type { ActingStep, Check, ExerciseSpec, NetworkRoute, PreparedScenario, Step } from '../exercise-spec.ts';
import type { TriggerSpec } from '../trigger-spec.ts';
import { generateValue } from './generate-values.ts';

/** Fills the generated values of every scenario in. The same seed yields the same values. */
export function prepareExercise(spec: ExerciseSpec, seed: number): readonly PreparedScenario[] {
  return spec.tasks.flatMap((task, taskIndex) =>
    task.scenarios.map((scenario, scenarioIndex) => {
      const scenarioSeed = deriveSeed(seed, taskIndex, scenarioIndex);
      // Not the run's own numbers: a generated id would be among the ids that the run makes.
      const random = createRandom(deriveSeed(scenarioSeed, 1));
      const values = Object.fromEntries(
        Object.entries(scenario.values).map(([name, expression]) => [name, generateValue(expression, random)]),
      );
      return {
        taskIndex,
        scenarioIndex,
        name: scenario.name,
        seed: scenarioSeed,
        // The shapes stay what they are: only texts inside change.
        ...(scenario.network !== undefined && {
          network: fillIn(scenario.network as unknown as JsonValue, values, false) as unknown as NetworkRoute[],
        }),
        ...resourcesOf(spec.resources, scenario.resources, values),
        ...triggersOf(scenario.triggers ?? spec.triggers, values),
        ...(scenario.environment !== undefined && {
          environment: fillIn(scenario.environment, values, false) as Record<string, string>,
        }),
        steps: scenario.steps.map((step) => fillStep(step, values)),
        checks: scenario.checks.map((check) => fillCheck(check, values)),
        ...(scenario.predictions !== undefined && { predictions: scenario.predictions }),
      };
    }),
  );
}

/** What all scenarios have, and what this one has besides or instead: by kind of resource and name. */
function resourcesOf(
  shared: CloudSpec | undefined,
  own: CloudSpec | undefined,
  values: Readonly<Record<string, JsonValue>>,
): { readonly resources?: CloudSpec } {
  if (shared === undefined && own === undefined) return {};
  const account = own?.account ?? shared?.account;
  // Code is no template.
  const functions = { ...shared?.functions, ...own?.functions };
  const merged: CloudSpec = {
    ...(account !== undefined && { account }),
    buckets: { ...shared?.buckets, ...own?.buckets },
    tables: { ...shared?.tables, ...own?.tables },
    queues: { ...shared?.queues, ...own?.queues },
    topics: { ...shared?.topics, ...own?.topics },
    buses: [...(shared?.buses ?? []), ...(own?.buses ?? [])],
    rules: { ...shared?.rules, ...own?.rules },
    schedules: { ...shared?.schedules, ...own?.schedules },
    secrets: { ...shared?.secrets, ...own?.secrets },
    parameters: { ...shared?.parameters, ...own?.parameters },
    faults: [...(own?.faults ?? []), ...(shared?.faults ?? [])],
  };
  const filled = fillIn(merged as unknown as JsonValue, values, true) as unknown as CloudSpec;
  return { resources: { ...filled, functions } };
}

function triggersOf(
  triggers: readonly TriggerSpec[] | undefined,
  values: Readonly<Record<string, JsonValue>>,
): { readonly triggers?: readonly TriggerSpec[] } {
  if (triggers === undefined) return {};
  return { triggers: fillIn(triggers as unknown as JsonValue, values, true) as unknown as readonly TriggerSpec[] };
}

/** What a step says is text, but for events, items and details, which are JSON. */
const jsonMembers = ['event', 'item', 'key', 'set', 'detail'];

function fillStep(step: Step, values: Readonly<Record<string, JsonValue>>): Step {
  if (step.kind === 'parallel') return { ...step, steps: step.steps.map((one) => fillStep(one, values) as ActingStep) };
  const isObjectStep = step.kind === 'upload-object' || step.kind === 'delete-object';
  return Object.fromEntries(
    Object.entries(step as unknown as Readonly<Record<string, JsonValue>>).map(([name, value]) => [
      name,
      fillIn(value, values, jsonMembers.includes(name) && !isObjectStep),
    ]),
  ) as unknown as Step;
}

/** Matches `{{ name }}`. */
const placeholder = /\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/g;
const wholePlaceholder = /^\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}$/;

/** Returns the names of the values that a template uses. */
export function placeholderNames(template: JsonValue): readonly string[] {
  if (typeof template === 'string') return [...template.matchAll(placeholder)].flatMap(([, name]) => name ?? []);
  if (Array.isArray(template)) return (template as readonly JsonValue[]).flatMap(placeholderNames);
  if (isJsonObject(template))
    return Object.entries(template).flatMap(([key, value]) => [...placeholderNames(key), ...placeholderNames(value)]);
  return [];
}

/** What is said of a check is text; what it compares with keeps its type where that is JSON. */
function fillCheck(check: Check, values: Readonly<Record<string, JsonValue>>): Check {
  const filled = fillIn(check as unknown as JsonValue, values, false) as unknown as Check;
  if (!expectsJson(check)) return filled;
  const expected = Object.fromEntries(
    ['includes', 'equals', 'json', 'key', 'detail'].flatMap((name) =>
      name in check ? [[name, check[name as keyof Check]]] : [],
    ),
  );
  return { ...filled, ...(fillIn(expected as JsonValue, values, true) as object) };
}

const jsonChecks: ReadonlySet<Check['kind']> = new Set([
  'answer',
  'events',
  'item',
  'item-count',
  'log-json',
  'messages',
  'metric',
  'no-item',
  'object',
  'response-json',
  'response-json-includes',
]);

/** Everything in a request is text, and so is what most checks compare with: there a number stays text. */
function expectsJson({ kind }: Check): boolean {
  return jsonChecks.has(kind);
}

function fillIn(template: JsonValue, values: Readonly<Record<string, JsonValue>>, keepsType: boolean): JsonValue {
  if (typeof template === 'string') {
    const filled = fillText(template, values);
    return keepsType ? filled : toText(filled);
  }
  if (Array.isArray(template)) return (template as readonly JsonValue[]).map((item) => fillIn(item, values, keepsType));
  if (isJsonObject(template)) {
    return Object.fromEntries(
      Object.entries(template).map(([key, value]) => [toText(fillText(key, values)), fillIn(value, values, keepsType)]),
    );
  }
  return template;
}

function fillText(text: string, values: Readonly<Record<string, JsonValue>>): JsonValue {
  // Most texts have no placeholder.
  if (!text.includes('{{')) return text;
  const whole = wholePlaceholder.exec(text)?.[1];
  if (whole !== undefined && Object.hasOwn(values, whole)) return values[whole] ?? null;
  return text.replaceAll(placeholder, (found, name: string) =>
    Object.hasOwn(values, name) ? toText(values[name] ?? null) : found,
  );
}

function toText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
