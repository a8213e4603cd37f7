import { describe, expect, it } from 'vitest';
import { firstPlayground, type Playground } from './playground.ts';
import { readPlayground } from './read-playground.ts';

function read(changes: Partial<Playground>) {
  const reading = readPlayground({ ...firstPlayground, ...changes });
  if (reading.kind === 'problems') throw new Error(JSON.stringify(reading.problems));
  return reading.read;
}

function problemsOf(changes: Partial<Playground>): readonly string[] {
  const reading = readPlayground({ ...firstPlayground, ...changes });
  if (reading.kind === 'read') return [];
  return reading.problems.map(({ part, line, message }) => `${part}${line === undefined ? '' : `:${line}`} ${message}`);
}

describe('what happens', () => {
  it('is one invocation, where there is an event', () => {
    expect(read({ happenings: '{ "name": "Ada" }' }).steps).toEqual([{ kind: 'invoke', event: { name: 'Ada' } }]);
    expect(read({ happenings: '42' }).steps).toEqual([{ kind: 'invoke', event: 42 }]);
  });

  it('is an event as a service sends it, copied from anywhere', () => {
    const event = { Records: [{ eventSource: 'aws:sqs', body: 'x' }] };
    expect(read({ happenings: JSON.stringify(event, null, '\t') }).steps).toEqual([{ kind: 'invoke', event }]);
  });

  it('is a list of steps, in YAML or in JSON', () => {
    const steps = [
      { kind: 'invoke', event: null },
      { kind: 'wait', seconds: 60 },
    ];
    expect(read({ happenings: '- invoke: null\n- wait: 60\n' }).steps).toEqual(steps);
    expect(read({ happenings: '[{ "invoke": null }, { "wait": 60 }]' }).steps).toEqual(steps);
  });
});

describe('a further function', () => {
  const services = 'resources:\n  functions:\n    charge: { handler: index.handler, memorySize: 128, timeout: 3 }\n';

  it('has the files in its folder, and the function has the others', () => {
    const { files, resources } = read({
      services,
      files: { ...firstPlayground.files, 'functions/charge/index.mjs': 'export const handler = async () => 1;' },
    });
    expect(Object.keys(files)).toEqual(['index.mjs']);
    expect(resources?.functions?.['charge']?.files).toEqual({ 'index.mjs': 'export const handler = async () => 1;' });
  });

  it('needs its files', () => {
    expect(problemsOf({ services })).toMatchInlineSnapshot(`
      [
        "services:3 resources.functions.charge.handler: expected functions/charge/ to hold the handler's file: index.js, index.mjs, index.cjs, found no file in functions/charge/. Write the file, or correct the part of handler before its dot.",
      ]
    `);
  });
});

describe('what is wrong', () => {
  const wrong: readonly (readonly [string, Partial<Playground>])[] = [
    ['nothing happens', { happenings: '# nothing\n' }],
    ['a step without a dash', { happenings: 'send-messages:\n  queue: orders\n' }],
    ['a step that does not exist', { happenings: '- invoke: {}\n- invok: {}\n' }],
    [
      'a step of something that is not there',
      { happenings: '- invoke: {}\n- send-messages: { queue: orders, messages: [{ body: x }] }\n' },
    ],
    ['an event that does not end', { happenings: '{\n  "name": "Ada",\n' }],
    ['services that are no YAML', { services: 'resources:\n  queues: {\n' }],
    ['services that do not exist', { services: 'resources:\n  queus:\n    orders: {}\n' }],
    ['a trigger of something that is not there', { services: 'triggers:\n  - kind: sqs\n    queue: orders\n' }],
    [
      'a queue whose messages come back too early',
      {
        services:
          'resources:\n  queues:\n    orders: { visibilityTimeout: 1 }\ntriggers:\n  - { kind: sqs, queue: orders }\n',
      },
    ],
    ['a destination that is not there', { services: 'asynchronous:\n  onFailure: failed\n' }],
    [
      'a dead-letter queue that is not there',
      { services: 'resources:\n  queues:\n    orders:\n      deadLetter: { queue: dead, maxReceiveCount: 3 }\n' },
    ],
    [
      'an object that is a file',
      { services: 'resources:\n  buckets: { uploads: { objects: { a.png: { file: a.png } } } }\n' },
    ],
    ['a host without a reply', { services: 'network:\n  - origin: https://api.example.com\n' }],
    ['too little memory', { function: { ...firstPlayground.function, memorySize: 64 } }],
    ['a handler without an export', { function: { ...firstPlayground.function, handler: 'index' } }],
    ['a variable that AWS refuses', { function: { ...firstPlayground.function, environment: { '1A': '' } } }],
  ];

  it('is told with its line, and with what to do', () => {
    const told = wrong.map(([name, changes]) => `${name}\n${problemsOf(changes).join('\n')}`).join('\n\n');
    expect(told).toMatchInlineSnapshot(`
      "nothing happens
      happenings expected an event, or what happens, found nothing. Choose a sample, write an event as JSON, or a list of steps. For an event that is null, write "- invoke: null".

      a step without a dash
      happenings:2 send-messages: expected a list of steps, or an event, found "send-messages" without a dash. Write "- send-messages:" for a step. For an event with only this member, put all of it behind "- invoke:".

      a step that does not exist
      happenings:2 [1].invok: expected only request, invoke, invoke-async, upload-object, delete-object, s3-test-event, put-item, update-item, delete-item, send-messages, publish, put-event, fire-schedule, parallel, wait, settle, found "invok". Did you mean "invoke"? Otherwise take "invok" out.

      a step of something that is not there
      happenings:2 [1]: expected queues under resources, found "orders". Declare it under resources.queues, or correct its name.

      an event that does not end
      happenings:3 expected YAML, found Flow map must end with a }. Look at this line and the one before it: the indentation, a missing quote, or a colon in a text without quotes.

      services that are no YAML
      services:3 expected YAML, found Flow map in block collection must be sufficiently indented and end with a }. Look at this line and the one before it: the indentation, a missing quote, or a colon in a text without quotes.

      services that do not exist
      services:3 resources.queus: expected only account, buckets, tables, queues, topics, buses, rules, schedules, secrets, parameters, functions, faults, found "queus". Did you mean "queues"? Otherwise take "queus" out.

      a trigger of something that is not there
      services:3 triggers[0].queue: expected queues under resources, found "orders". Declare it under resources.queues, or correct its name.

      a queue whose messages come back too early
      services:5 triggers[0].queue: expected a visibility time-out of at least the function's timeout, 3 s, found 1 s. Raise visibilityTimeout of resources.queues.orders; AWS refuses such a trigger, and advises six times the timeout.

      a destination that is not there
      services:2 asynchronous.onFailure: expected queues under resources, found "failed". Declare it under resources.queues, or correct its name.

      a dead-letter queue that is not there
      services:4 resources.queues.orders.deadLetter.queue: expected one of orders, found "dead". Declare it under resources.queues, or correct its name.

      an object that is a file
      services:2 resources.buckets.uploads.objects.a.png.file: expected text or base64, found "a.png". Write what is in the object: there is no folder beside a playground.

      a host without a reply
      services:2 network[0]: expected either reply or failure, found neither of them, or both. Say once what comes of a request: a reply, or a failure.

      too little memory
      function memorySize: expected 128 or more, found 64. Correct memorySize. Memory in MB, 128 to 10240.

      a handler without an export
      function handler: expected a file without its extension, a dot and an export, such as index.handler, found "index". Correct handler. The file without its extension, a dot, and the export: index.handler.

      a variable that AWS refuses
      function environment.1A: expected a name of letters, digits and _, with a letter first, found "". Correct 1A."
    `);
  });
});
