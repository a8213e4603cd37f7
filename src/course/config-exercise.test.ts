import { expect, it } from 'vitest';
import { authorMessage, parseExample } from './example-exercise.fixture.ts';

const template = (timeout: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties: { CodeUri: src/, Handler: index.handler, Runtime: nodejs24.x, ${timeout} }
`;
const folder = {
  'exercise.yaml': `kind: config
title: Give it time
tasks:
  - scenarios:
      - name: an event
        invoke: {}
        checks: [{ id: has-time, kind: function-setting, setting: timeout, equals: 9 }]
    hints: [one, two, three]
mistakes:
  - { file: one.yaml, caughtBy: has-time, why: Why. }
  - { file: two.yaml, caughtBy: has-time, why: Why. }
  - { file: three.yaml, caughtBy: has-time, why: Why. }
`,
  'instructions.md': 'Write.\n\n## 1. Time\n\nNine seconds.\n',
  'starter/src/index.mjs': 'export const handler = async () => 1;\n',
  'starter/template.yaml': template('Timeout: 1'),
  'solution/template.yaml': template('Timeout: 9'),
  'mistakes/one.yaml': template('Timeout: 2'),
  'mistakes/two.yaml': template('Timeout: 3'),
  'mistakes/three.yaml': template('Timeout: 4'),
};

it('has its function from the template of the solution, and mistakes in place of the template', () => {
  const { spec, handlerFile, mistakes, solution } = parseExample(folder);
  expect(spec).toMatchObject({ kind: 'config', function: { timeout: 9, handler: 'index.handler' } });
  expect(handlerFile).toBe('template.yaml');
  expect(Object.keys(solution)).toEqual(['src/index.mjs', 'template.yaml']);
  expect(mistakes.map(({ name, files }) => [name, files['template.yaml']])).toEqual([
    ['one', template('Timeout: 2')],
    ['two', template('Timeout: 3')],
    ['three', template('Timeout: 4')],
  ]);
});

it('refuses a solution that cannot be deployed', () => {
  expect(authorMessage({ ...folder, 'solution/template.yaml': template('Timeout: soon') })).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/exercises/double/solution/template.yaml:5
      expected  a template that can be deployed
      found     Timeout is "soon"; it has to be a whole number from 1 to 900.
      remedy    Write the number of seconds, without a unit.
    "
  `);
});

it('refuses a function beside the template', () => {
  const yaml = folder['exercise.yaml'].replace(
    'title:',
    'function: { handler: a.b, memorySize: 128, timeout: 3 }\ntitle:',
  );
  expect(authorMessage({ ...folder, 'exercise.yaml': yaml })).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/exercises/double/exercise.yaml:2  function
      expected  only kind, title, packages, resources, tasks, mistakes
      found     "function"
      remedy    Take "function" out.
    "
  `);
});

it('may be of kind tune, which refuses to look at what stands in the template', () => {
  const yaml = folder['exercise.yaml'].replace('kind: config', 'kind: tune');
  expect(authorMessage({ ...folder, 'exercise.yaml': yaml })).toMatchInlineSnapshot(`
    "
    content/lessons/01-numbers/exercises/double/exercise.yaml:7  tasks[0].scenarios[0].checks[0].kind
      expected  a kind that looks at what was measured, as the exercise is of kind tune
      found     function-setting, which looks at what stands in the template
      remedy    Grade what came of it, such as duration-at-most, or make it an exercise of kind config.
    "
  `);
  const measured = yaml.replace(
    'kind: function-setting, setting: timeout, equals: 9',
    'kind: duration-at-most, milliseconds: 9',
  );
  expect(parseExample({ ...folder, 'exercise.yaml': measured }).spec).toMatchObject({
    kind: 'tune',
    function: { timeout: 9 },
  });
});

it('asks what a role may do only where a template says it', () => {
  const permission = 'kind: permission, action: s3:GetObject, resource: arn:aws:s3:::b/k, expect: allowed';
  const yaml = folder['exercise.yaml'].replace('kind: function-setting, setting: timeout, equals: 9', permission);
  expect(parseExample({ ...folder, 'exercise.yaml': yaml }).spec.kind).toBe('config');
  const handler = yaml
    .replace('kind: config', 'function: { handler: index.handler, memorySize: 128, timeout: 3 }')
    .replaceAll('.yaml,', '.mjs,');
  const files = Object.fromEntries(
    Object.entries(folder).map(([path, text]) => [
      path.replace(/template\.yaml|(?<=mistakes\/\w+)\.yaml/, (name) =>
        name === 'template.yaml' ? 'index.mjs' : '.mjs',
      ),
      text,
    ]),
  );
  expect(authorMessage({ ...files, 'exercise.yaml': handler })).toContain('an exercise of kind config, whose template');
});
