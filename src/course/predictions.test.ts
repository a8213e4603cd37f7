import { expect, it } from 'vitest';
import { authorMessage, parseExample } from './example-exercise.fixture.ts';

const yaml = `kind: predict
title: Foresee a counter
function: { handler: index.handler, memorySize: 128, timeout: 3 }
tasks:
  - scenarios:
      - name: two invocations
        steps: [{ invoke: {} }, { invoke: {} }]
        predictions:
          - id: second
            ask: What does the second one return?
            kind: choice
            options: [1, 2, none]
            from: { kind: answer, path: count }
            why: The variable lasts.
            mistakes: [{ forecast: 1, say: It lasts. }, { forecast: none, say: It returns. }]
          - id: billed
            ask: How long is billed?
            kind: number
            unit: ms
            tolerance: 20
            from: { kind: billed-duration, step: 2 }
            why: Every millisecond counts.
            mistakes: [{ forecast: 0, say: Nothing is free. }]
    hints: [look, look closer, it lasts]
`;
const folder = {
  'exercise.yaml': yaml,
  'instructions.md': 'Read.\n\n## 1. Two\n\nOne after the other.\n',
  'starter/index.mjs': 'let count = 0;\nexport const handler = async () => ({ count: ++count });\n',
};

function messageWith(from: string, to: string, more: Record<string, string> = {}): string {
  if (yaml.split(from).length !== 2) throw new Error(`'${from}' is not there once.`);
  return authorMessage({ ...folder, ...more, 'exercise.yaml': yaml.replace(from, to) });
}

it('reads the questions of a scenario, which has no checks', () => {
  const { spec, solution, mistakes } = parseExample(folder);
  expect(spec.kind).toBe('predict');
  expect(spec.tasks[0]?.scenarios[0]?.checks).toEqual([]);
  expect(spec.tasks[0]?.scenarios[0]?.predictions?.map(({ id, kind, from }) => [id, kind, from])).toEqual([
    ['second', 'choice', { kind: 'answer', path: 'count' }],
    ['billed', 'number', { kind: 'billed-duration', step: 2 }],
  ]);
  expect(Object.keys(solution)).toEqual(['index.mjs']);
  expect(mistakes.map(({ name, forecast, caughtBy, why }) => [name, forecast, caughtBy, why])).toEqual([
    ['second: 1', 1, 'second', 'It lasts.'],
    ['second: "none"', 'none', 'second', 'It returns.'],
    ['billed: 0', 0, 'billed', 'Nothing is free.'],
  ]);
});

it('changes its version with a question, and not with a hint', () => {
  const versionOf = (text: string): string => parseExample({ ...folder, 'exercise.yaml': text }).contentVersion;
  expect(versionOf(yaml.replace('[1, 2, none]', '[1, 2, 3, none]'))).not.toBe(versionOf(yaml));
  expect(versionOf(yaml.replace('look closer', 'look again'))).toBe(versionOf(yaml));
});

it('names a kind that there is not, and the nearest one', () => {
  expect(messageWith('kind: predict', 'kind: predicts')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/exercises/double/exercise.yaml:1  kind
      expected  one of handler, predict, config, tune
      found     "predicts"
      remedy    Did you mean "predict"?
    "
  `);
});

it('names something to look at that there is not', () => {
  expect(messageWith('kind: billed-duration', 'kind: billed-durations')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/exercises/double/exercise.yaml:21  tasks[0].scenarios[0].predictions[1].from.kind
      expected  one of answer, response-status, response-count, response-body, function-error, invocation-count, cold-starts, billed-duration, duration, log-includes, log-count, deliveries, messages, object-count, item-count, service-calls
      found     "billed-durations"
      remedy    Did you mean "billed-duration"?
    "
  `);
});

it('refuses a mistake that nobody can choose, a step that there is not, and an id twice', () => {
  expect(messageWith('forecast: none', 'forecast: 5')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/exercises/double/exercise.yaml:15  tasks[0].scenarios[0].predictions[0].mistakes[1].forecast
      expected  one of the options: 1, 2, "none"
      found     5
      remedy    Nobody can choose it: add it to the options, or take the mistake out.
    "
  `);
  expect(messageWith('step: 2', 'step: 3')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/exercises/double/exercise.yaml:21  tasks[0].scenarios[0].predictions[1].from.step
      expected  a step of this scenario, 1 to 2
      found     3
      remedy    Correct step, or leave it out.
    "
  `);
  expect(messageWith('id: billed', 'id: second')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/exercises/double/exercise.yaml:16  tasks[0].scenarios[0].predictions[1].id
      expected  an id that no other prediction of the exercise has
      found     "second" for the second time
      remedy    Rename one of the two.
    "
  `);
});

it('refuses a queue that nobody declared', () => {
  expect(messageWith('{ kind: billed-duration, step: 2 }', '{ kind: messages, queue: dead }')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/exercises/double/exercise.yaml:21  tasks[0].scenarios[0].predictions[1].from.queue
      expected  queues under resources
      found     "dead"
      remedy    Declare it under resources.queues, or correct its name.
    "
  `);
});

it('refuses code that nobody is asked to write', () => {
  expect(messageWith('Foresee', 'See', { 'solution/index.mjs': '// mine' })).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/exercises/double/solution/index.mjs
      expected  only starter/: in an exercise of kind predict, nobody writes code
      found     a file that nothing reads
      remedy    Delete it. Wrong forecasts stand under mistakes of the prediction in exercise.yaml.
    "
  `);
});

it('refuses checks, which are for code', () => {
  expect(messageWith('        predictions:', '        checks: []\n        predictions:')).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/exercises/double/exercise.yaml:8  tasks[0].scenarios[0].checks
      expected  only name, values, request, invoke, network, resources, triggers, environment, steps, predictions
      found     "checks"
      remedy    Take "checks" out.
    "
  `);
});
