import type { ExerciseSpec } from '#sandbox';
import { expect, it } from 'vitest';
import { applyTemplate } from './index.ts';

const spec: ExerciseSpec = {
  kind: 'config',
  function: { handler: 'x.y', runtime: 'nodejs22.x', memorySize: 1_024, timeout: 60, environment: { OLD: '1' } },
  triggers: [{ kind: 'sqs', queue: 'old' }],
  tasks: [],
};

const template = `Transform: AWS::Serverless-2016-10-31
Resources:
  F:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src
      Handler: index.handler
      Runtime: nodejs24.x
      Events:
        Get: { Type: HttpApi, Properties: { Path: /x, Method: get } }
`;

it('gives an exercise the function, the triggers and the files of a template, and nothing of what it had', () => {
  const deployment = applyTemplate(spec, {
    'template.yaml': template,
    'src/index.mjs': '// code',
    'other.mjs': '// other',
  });
  expect(deployment).toMatchObject({
    kind: 'deployed',
    files: { 'index.mjs': '// code' },
    spec: {
      kind: 'config',
      function: { handler: 'index.handler', memorySize: 128, environment: {} },
      // The REST API that the template does not have answers nothing.
      triggers: [
        { kind: 'http-api', routes: ['GET /x'] },
        { kind: 'rest-api', routes: [] },
      ],
    },
  });
  expect(deployment.kind === 'deployed' && Object.keys(deployment.files)).toEqual(['index.mjs']);
});

it('says what keeps a template from being deployed', () => {
  const deployment = applyTemplate(spec, {
    'template.yaml': template.replace('Handler', 'Handlr'),
    'src/index.mjs': '',
  });
  expect(deployment.kind === 'problems' && deployment.problems.map(({ line, message }) => [line, message])).toEqual([
    [3, 'The function F has no Handler.'],
    [7, 'The function F has no Handlr.'],
  ]);
});
