import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#kernel';
import type { Check, ExerciseSpec, ScenarioSpec, Step } from '../exercise-spec.ts';
import { httpRequest, smallFunction } from '../run-function.fixture.ts';
import { generatorForms, isGenerator, placeholderNames, prepareExercise } from './index.ts';

function exercise(...tasks: readonly (readonly Partial<ScenarioSpec>[])[]): ExerciseSpec {
  return {
    function: smallFunction,
    tasks: tasks.map((scenarios, index) => ({
      title: `Task ${index + 1}`,
      hints: [],
      scenarios: scenarios.map((scenario) => ({ name: 'a try', values: {}, steps: [], checks: [], ...scenario })),
    })),
  };
}

/** The event of the only step, filled in. */
function eventOf(values: Record<string, string>, event: JsonValue, seed = 1): JsonValue {
  const step = prepareExercise(exercise([{ values, steps: [{ kind: 'invoke', event }] }]), seed)[0]?.steps[0];
  return step?.kind === 'invoke' ? step.event : 'no event';
}

function checkOf(values: Record<string, string>, check: Check): Check | undefined {
  return prepareExercise(exercise([{ values, checks: [check] }]), 1)[0]?.checks[0];
}

const everyGenerator = { a: 'name', b: 'word', c: 'city', d: 'email', e: 'uuid', f: 'int 1 9', g: 'one-of x y' };
const allOfThem = Object.keys(everyGenerator).map((name) => `{{ ${name} }}`);

describe('generated values', () => {
  it('are the same for the same seed', () => {
    expect(eventOf(everyGenerator, allOfThem, 7)).toEqual(eventOf(everyGenerator, allOfThem, 7));
  });

  it('are others for another seed', () => {
    const names = Array.from({ length: 50 }, (_, seed) => eventOf({ who: 'name' }, '{{ who }}', seed));
    expect(new Set(names).size).toBeGreaterThan(45);
  });

  it('are others in each scenario of a run', () => {
    const scenario = { values: { who: 'name' }, steps: [{ kind: 'invoke', event: '{{ who }}' }] as Step[] };
    const prepared = prepareExercise(exercise([scenario, scenario], [scenario]), 1);
    expect(new Set(prepared.map(({ steps }) => JSON.stringify(steps))).size).toBe(3);
    expect(new Set(prepared.map(({ seed }) => seed)).size).toBe(3);
  });

  it('are filled into texts of the network, and nothing else of it changes', () => {
    const network = [
      {
        origin: 'https://{{ who }}.example',
        reply: { status: 200, headers: { 'x-{{ who }}': '1' }, body: '{{ age }}' },
      },
    ];
    const [prepared] = prepareExercise(exercise([{ values: { who: 'one-of a a', age: 'int 7 8' }, network }]), 1);
    expect(prepared?.network).toEqual([
      {
        origin: 'https://a.example',
        reply: { status: 200, headers: { 'x-a': '1' }, body: expect.stringMatching(/^[78]$/) as string },
      },
    ]);
    expect(prepareExercise(exercise([{}]), 1)[0]).not.toHaveProperty('network');
  });

  it('are filled into the environment variables of a scenario, as texts', () => {
    const environment = { TABLE_NAME: 'orders-{{ suffix }}', LIMIT: '{{ limit }}' };
    const [prepared, other] = prepareExercise(
      exercise([{ values: { suffix: 'one-of a a', limit: 'int 7 8' }, environment }, {}]),
      1,
    );
    expect(prepared?.environment).toEqual({
      TABLE_NAME: 'orders-a',
      LIMIT: expect.stringMatching(/^[78]$/) as string,
    });
    expect(other).not.toHaveProperty('environment');
  });

  it('are the same wherever a scenario uses them', () => {
    const [prepared] = prepareExercise(
      exercise([
        {
          values: { who: 'name' },
          steps: [{ kind: 'http-request', request: httpRequest({ query: { name: '{{ who }}' } }) }],
          checks: [{ id: 'c', kind: 'response-text', equals: '{{ who }}' }],
        },
      ]),
      3,
    );
    const [step] = prepared?.steps ?? [];
    const [check] = prepared?.checks ?? [];
    expect(step).toMatchObject({ request: { query: { name: (check as { equals?: string }).equals } } });
  });

  it.each([
    ['name', /^[A-Z][a-z]+ [A-Z][a-z]+-\d+$/],
    ['word', /^[a-z]+-\d+$/],
    ['city', /^[A-Z][a-z]+ \d+$/],
    ['email', /^[a-z]+\.\d+@example\.com$/],
    ['uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ['one-of red green', /^(?:red|green)$/],
  ])('of the kind %s look right', (generator, pattern) => {
    for (let seed = 0; seed < 30; seed++) expect(eventOf({ it: generator }, '{{ it }}', seed)).toMatch(pattern);
  });

  it('of the kind int stay in their range, ends included', () => {
    const drawn = new Set(Array.from({ length: 100 }, (_, seed) => eventOf({ it: 'int -1 2' }, '{{ it }}', seed)));
    expect([...drawn].sort()).toEqual([-1, 0, 1, 2].sort());
  });

  it.each(['name', 'word', 'city', 'email', 'uuid', 'int 1 2', 'one-of a b'])(
    'are known to course validation: %s',
    (expression) => {
      expect(isGenerator(expression)).toBe(true);
      expect(generatorForms.some((form) => form.split(' ')[0] === expression.split(' ')[0])).toBe(true);
    },
  );

  it.each(['', 'nam', 'name 3', 'int', 'int 1', 'int 2 1', 'int a b', 'int 1.5 2', 'one-of a', 'one-of'])(
    'are refused by it: %j',
    (expression) => {
      expect(isGenerator(expression)).toBe(false);
      expect(() => eventOf({ it: expression }, '{{ it }}')).toThrow(RangeError);
    },
  );
});

describe('a placeholder', () => {
  it('that is the whole text becomes the value in its own type', () => {
    expect(eventOf({ age: 'int 5 6' }, { age: '{{ age }}', tight: '{{age}}' })).toEqual({
      age: expect.any(Number) as number,
      tight: expect.any(Number) as number,
    });
  });

  it('inside a text becomes text', () => {
    expect(eventOf({ age: 'int 5 6', who: 'one-of x y' }, '{{ who }} is {{ age }}, {{ who }}!')).toMatch(
      /^([xy]) is [56], \1!$/,
    );
  });

  it('is filled in everywhere: nested, in lists and in keys', () => {
    const filled = eventOf({ who: 'one-of x y' }, { list: [{ '{{ who }}': '{{ who }}' }, 1, null, true] });
    expect(JSON.stringify(filled)).toMatch(/^\{"list":\[\{"([xy])":"\1"\},1,null,true\]\}$/);
  });

  it.each(['{{ nobody }}', 'Hi {{ nobody }}', '{{ toString }}', '{{ }}', '{ who }', '{{ who.name }}'])(
    'that is unknown stays as it is: %s',
    (text) => {
      expect(eventOf({ who: 'name' }, text)).toBe(text);
    },
  );

  it('does not fill what a value brought in', () => {
    expect(eventOf({ who: 'one-of {{age}} {{age}}', age: 'int 1 2' }, 'I am {{ who }}')).toBe('I am {{age}}');
  });
});

describe('a number', () => {
  const values = { age: 'int 5 6' };

  it('is text in a request, where everything is', () => {
    const request = httpRequest({ query: { age: '{{ age }}' }, headers: { age: '{{ age }}' }, body: '{{ age }}' });
    const [prepared] = prepareExercise(exercise([{ values, steps: [{ kind: 'http-request', request }] }]), 1);
    const [step] = prepared?.steps ?? [];
    const text = expect.stringMatching(/^[56]$/) as string;
    expect(step).toMatchObject({ request: { query: { age: text }, headers: { age: text }, body: text } });
  });

  it('is text where a check compares texts, and a number where it compares JSON', () => {
    expect(checkOf(values, { id: 'c', kind: 'response-text', equals: '{{ age }}' })).toMatchObject({
      equals: expect.any(String) as string,
    });
    expect(checkOf(values, { id: 'c', kind: 'log-includes', text: '{{ age }}' })).toMatchObject({
      text: expect.any(String) as string,
    });
    expect(checkOf(values, { id: 'c', kind: 'response-json', equals: { age: '{{ age }}' } })).toMatchObject({
      equals: { age: expect.any(Number) as number },
    });
    expect(checkOf(values, { id: 'c', kind: 'answer', equals: '{{ age }}' })).toMatchObject({
      equals: expect.any(Number) as number,
    });
  });

  it('is text in what a check says', () => {
    const check = checkOf(values, { id: 'c', kind: 'answer', equals: 1, say: '{{ age }}' });
    expect(check?.say).toMatch(/^[56]$/);
  });
});

describe('the names of placeholders', () => {
  it('are found in texts, keys and lists', () => {
    expect(placeholderNames({ a: ['{{ one }} and {{two}}'], '{{ three }}': 1, b: null })).toEqual([
      'one',
      'two',
      'three',
    ]);
  });

  it('are none where there are none', () => {
    expect(placeholderNames({ a: ['{ one }', 2] })).toEqual([]);
  });
});

it('tells where each scenario comes from, tasks one after the other', () => {
  const prepared = prepareExercise(exercise([{ name: 'a' }, { name: 'b' }], [{ name: 'c' }]), 1);
  expect(prepared.map(({ taskIndex, scenarioIndex, name }) => [taskIndex, scenarioIndex, name])).toEqual([
    [0, 0, 'a'],
    [0, 1, 'b'],
    [1, 0, 'c'],
  ]);
});
