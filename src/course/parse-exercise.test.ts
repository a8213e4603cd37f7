import { describe, expect, it } from 'vitest';
import { authorMessage, exampleFolder, exampleWith, exampleWithout, parseExample } from './example-exercise.fixture.ts';
import { parseExercise } from './index.ts';

describe('a valid folder', () => {
  it('becomes an exercise whose tasks carry the titles of the headings', () => {
    const { id, lesson, title, handlerFile, spec } = parseExample();
    expect({ id, lesson, title, handlerFile }).toEqual({
      id: 'double',
      lesson: '01-numbers',
      title: 'Double a number',
      handlerFile: 'index.mjs',
    });
    expect(spec.tasks.map((task) => task.title)).toEqual(['Double it', 'Survive']);
    expect(spec.function).toEqual({
      handler: 'index.handler',
      runtime: 'nodejs24.x',
      memorySize: 256,
      timeout: 7,
      environment: {},
    });
  });

  it('reads a request with its defaults, and events that are null', () => {
    const [first, second] = parseExample().spec.tasks;
    expect(first?.scenarios[0]?.steps).toEqual([
      { kind: 'http-request', request: { method: 'GET', path: '/double', query: { n: 'n{{ number }}' }, headers: {} } },
    ]);
    expect(second?.scenarios[0]?.steps).toEqual([
      { kind: 'invoke', event: null },
      { kind: 'invoke', event: { n: 4 } },
    ]);
  });

  it('reads the requests of an address bar, and one that follows another', () => {
    const { spec } = parseExample(
      exampleWith('exercise.yaml', '{ invoke: { n: 4 } }]', '{ request: {} }, { request: { follows: 2 } }]'),
    );
    expect(spec.tasks[1]?.scenarios[0]?.steps[2]).toEqual({
      kind: 'http-request',
      request: { method: 'GET', path: '/', query: {}, headers: {} },
      follows: 2,
    });
    const withBar = exampleWith('exercise.yaml', 'tasks:', 'addressBar: [{ path: /double }]\ntasks:');
    expect(parseExample(withBar).spec.addressBar).toEqual([{ method: 'GET', path: '/double', query: {}, headers: {} }]);
  });

  it('reads the hosts that the function can reach, with defaults of their replies', () => {
    const network = `network:
          - { origin: 'https://api.example.com', path: /n, reply: { body: 'n{{ number }}' } }
          - { origin: 'https://down.example.com', method: GET, failure: refused }
        request: { path: /double`;
    const { spec } = parseExample(exampleWith('exercise.yaml', 'request: { path: /double', network));
    expect(spec.tasks[0]?.scenarios[0]?.network).toEqual([
      { origin: 'https://api.example.com', path: '/n', reply: { status: 200, headers: {}, body: 'n{{ number }}' } },
      { origin: 'https://down.example.com', method: 'GET', failure: 'refused' },
    ]);
    expect(spec.tasks[1]?.scenarios[0]).not.toHaveProperty('network');
  });

  it('reads further functions, with their own files', () => {
    const resources = `resources:
          functions: { charge: { handler: lib/pay.handler, memorySize: 128, timeout: 3 } }
        request: { path: /double`;
    const code = 'export const handler = async () => ({ a: `${{ b: 1 }.b}` });';
    const { spec } = parseExample({
      ...exampleWith('exercise.yaml', 'request: { path: /double', resources),
      'functions/charge/lib/pay.mjs': code,
    });
    expect(spec.tasks[0]?.scenarios[0]?.resources?.functions).toEqual({
      charge: {
        handler: 'lib/pay.handler',
        runtime: 'nodejs24.x',
        memorySize: 128,
        timeout: 3,
        environment: {},
        files: { 'lib/pay.mjs': code },
      },
    });
  });

  it('reads secrets and parameters, which are texts when nothing else is said', () => {
    const resources = `resources:
          secrets: { prod/api: '{"key":"{{ number }}"}' }
          parameters: { /shop/currency: { value: EUR }, /shop/key: { value: k, type: SecureString } }
        request: { path: /double`;
    const { spec } = parseExample(exampleWith('exercise.yaml', 'request: { path: /double', resources));
    expect(spec.tasks[0]?.scenarios[0]?.resources).toEqual({
      secrets: { 'prod/api': '{"key":"{{ number }}"}' },
      parameters: {
        '/shop/currency': { value: 'EUR', type: 'String' },
        '/shop/key': { value: 'k', type: 'SecureString' },
      },
    });
  });

  it('gives the solution the starter files that it leaves alone', () => {
    expect(parseExample().solution).toEqual({
      'index.mjs': 'export const handler = async () => 4;\n',
      'lib.mjs': 'export const two = 2;\n',
    });
  });

  it('puts a mistake in the place of the handler file of the solution', () => {
    const [mistake] = parseExample({ ...exampleFolder, 'solution/lib.mjs': 'export const two = 3;\n' }).mistakes;
    expect(mistake).toEqual({
      name: 'adds',
      file: 'mistakes/adds.mjs',
      files: { 'index.mjs': 'export const handler = async () => 5;\n', 'lib.mjs': 'export const two = 3;\n' },
      caughtBy: 'doubles',
      why: 'Adding is easier.',
    });
  });

  it('puts a mistake in the place of another file where it says so', () => {
    const folder = exampleWith('exercise.yaml', 'file: adds.mjs', 'file: adds.mjs, replaces: lib.mjs');
    expect(parseExample(folder).mistakes[0]?.files).toEqual({
      'index.mjs': 'export const handler = async () => 4;\n',
      'lib.mjs': 'export const handler = async () => 5;\n',
    });
  });

  it('reads the environment variables of a scenario', () => {
    const environment = "environment: { FACTOR: '{{ number }}' }\n        request: { path: /double";
    const { spec } = parseExample(exampleWith('exercise.yaml', 'request: { path: /double', environment));
    expect(spec.tasks[0]?.scenarios[0]?.environment).toEqual({ FACTOR: '{{ number }}' });
  });

  it('ignores numbered headings inside code fences', () => {
    const folder = exampleWith('instructions.md', 'Twice.', '```md\n## 1. Not a task\n```');
    expect(parseExample(folder).spec.tasks).toHaveLength(2);
  });
});

describe('the content version', () => {
  const { contentVersion } = parseExample();

  it('has 16 hexadecimal digits', () => {
    expect(contentVersion).toMatch(/^[0-9a-f]{16}$/);
  });

  it.each([
    ['a check', 'exercise.yaml', 'equals: 201', 'equals: 202'],
    ['the function', 'exercise.yaml', 'timeout: 7', 'timeout: 8'],
    ['an instruction', 'instructions.md', 'Twice.', 'Two times.'],
  ])('changes with %s', (_what, path, from, to) => {
    expect(parseExample(exampleWith(path, from, to)).contentVersion).not.toBe(contentVersion);
  });

  it.each([
    ['a hint', 'exercise.yaml', 'look closer', 'look harder'],
    [
      'the layout of the YAML',
      'exercise.yaml',
      'hints: [one, two, three]',
      'hints:\n      - one\n      - two\n      - three',
    ],
    ['the starter', 'starter/index.mjs', '{}', '{ return 1; }'],
  ])('stays with another version of %s', (_what, path, from, to) => {
    expect(parseExample(exampleWith(path, from, to)).contentVersion).toBe(contentVersion);
  });
});

describe('a value that does not fit the schema', () => {
  it('is told with line, path, expectation, finding and remedy', () => {
    expect(authorMessage(exampleWith('exercise.yaml', 'kind: response-json,', 'kind: response-jsn,')))
      .toMatchInlineSnapshot(`
        "
        content/lessons/01-numbers/exercises/double/exercise.yaml:10  tasks[0].scenarios[0].checks[1].kind
          expected  one of answer, response-status, response-header, response-media-type, response-text, response-bytes, response-json, response-json-includes, no-function-error, function-error, log-includes, log-excludes, object, no-object, picture, item, no-item, messages, events, service-calls, request-count, invocation-count, cold-starts, init-at-most, duration-at-most, billed-at-most, gb-seconds-at-most, deliveries, object-count, item-count, metric, log-json, function-setting, trigger, permission, log-hides, tmp-at-most, response-header-absent, response-header-list
          found     "response-jsn"
          remedy    Did you mean "response-json"?
        "
      `);
  });

  it('is told all at once', () => {
    const yaml = 'titel: Double\nfunction: { handler: index, memorySize: 64, timeout: 7 }\ntasks: []\nmistakes: []\n';
    expect(authorMessage({ ...exampleFolder, 'exercise.yaml': yaml })).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:1  title
        expected  text
        found     nothing
        remedy    Add title. What the learner reads above the exercise.

      content/lessons/01-numbers/exercises/double/exercise.yaml:2  function.handler
        expected  a file without its extension, a dot and an export, such as index.handler
        found     "index"
        remedy    Correct handler. The file without its extension, a dot, and the export: index.handler.

      content/lessons/01-numbers/exercises/double/exercise.yaml:2  function.memorySize
        expected  128 or more
        found     64
        remedy    Correct memorySize. Memory in MB, 128 to 10240.

      content/lessons/01-numbers/exercises/double/exercise.yaml:3  tasks
        expected  at least 1 entry
        found     an empty list
        remedy    Correct tasks. One for each "## n. …" heading of instructions.md, in the same order.

      content/lessons/01-numbers/exercises/double/exercise.yaml:4  mistakes
        expected  at least 3 entries
        found     an empty list
        remedy    Correct mistakes. At least three wrong answers that people really give, and the check that catches each.

      content/lessons/01-numbers/exercises/double/exercise.yaml:1  titel
        expected  only kind, title, function, packages, resources, triggers, addressBar, tasks, mistakes
        found     "titel"
        remedy    Did you mean "title"? Otherwise take "titel" out.
      "
    `);
  });

  it('says to quote what YAML takes for a number', () => {
    expect(authorMessage(exampleWith('exercise.yaml', "n: 'n{{ number }}'", 'n: 5'))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:7  tasks[0].scenarios[0].request.query.n
        expected  text, or a list of texts
        found     5
        remedy    Put it in quotes: "5".
      "
    `);
  });

  it('says what a missing field is for', () => {
    expect(authorMessage(exampleWith('exercise.yaml', ', equals: 201', ''))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:9  tasks[0].scenarios[0].checks[0].equals
        expected  a number
        found     nothing
        remedy    Add equals. The status, a number from 100 to 599.
      "
    `);
  });

  it('asks for three hints and three mistakes', () => {
    const folder = exampleWith('exercise.yaml', '[look, look closer, double it]', '[look]');
    const yaml = folder['exercise.yaml']?.replace(/ {2}- \{ file: adds.*\n/, '') ?? '';
    expect(authorMessage({ ...folder, 'exercise.yaml': yaml })).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:11  tasks[0].hints
        expected  at least 3 entries
        found     a list of 1
        remedy    Correct hints. At least three, from a gentle nudge to the plain answer. Markdown.

      content/lessons/01-numbers/exercises/double/exercise.yaml:19  mistakes
        expected  at least 3 entries
        found     a list of 2
        remedy    Correct mistakes. At least three wrong answers that people really give, and the check that catches each.
      "
    `);
  });

  it('says to quote a placeholder', () => {
    expect(authorMessage(exampleWith('exercise.yaml', "'n{{ number }}' }", '{{ number }} }'))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:7
        expected  text, such as '{{ caller }}'
        found     {{ … }} without quotes, which YAML takes for keys and values
        remedy    Put quotes around the whole text.
      "
    `);
  });

  it('names the kind that was probably meant when only a part of it is written', () => {
    expect(authorMessage(exampleWith('exercise.yaml', 'kind: response-status', 'kind: status'))).toContain(
      'Did you mean "response-status"?',
    );
  });

  it('tells the file of a handler from its export', () => {
    expect(authorMessage(exampleWith('exercise.yaml', 'handler: index.handler', 'handler: index.mjs'))).toContain(
      'found     "index.mjs"',
    );
  });

  it('names the line of broken YAML', () => {
    expect(authorMessage(exampleWith('exercise.yaml', 'title: Double a number', 'title: "Double a number')))
      .toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:22
        expected  YAML
        found     Missing closing "quote
        remedy    Look at this line and the one before it: the indentation, a missing quote, or a colon in a text without quotes.
      "
    `);
  });
});

describe('an author is told of', () => {
  it('an id that two checks have', () => {
    expect(authorMessage(exampleWith('exercise.yaml', 'id: survives-null', 'id: doubles'))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:16  tasks[1].scenarios[0].checks[0].id
        expected  an id that no other check of the exercise has
        found     "doubles" for the second time
        remedy    Rename one of the two, and caughtBy of the mistakes that mean it.

      content/lessons/01-numbers/exercises/double/exercise.yaml:20  mistakes[1].caughtBy
        expected  the id of a check: answers-201, doubles
        found     "survives-null"
        remedy    Name the check that has to fail with this mistake.
      "
    `);
  });

  it('a check of the response where there is none', () => {
    expect(authorMessage(exampleWith('exercise.yaml', 'kind: no-function-error', 'kind: response-text, equals: x')))
      .toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:16  tasks[1].scenarios[0].checks[0].kind
        expected  a step that is a request, because this kind looks at the HTTP response
        found     a step that invokes the function itself
        remedy    Use request in place of invoke, or the kind answer in place of this one.
      "
    `);
  });

  it('a request that follows what does not come before it', () => {
    const steps = 'steps: [{ request: {} }, { request: { follows: 2 } }]';
    expect(authorMessage(exampleWith('exercise.yaml', 'steps: [{ invoke: null }, { invoke: { n: 4 } }]', steps)))
      .toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:14  tasks[1].scenarios[0].steps[1].request.follows
        expected  the number of an earlier step that is a request
        found     2
        remedy    Count the steps of the scenario from 1.
      "
    `);
  });

  it('a step that is not there', () => {
    expect(authorMessage(exampleWith('exercise.yaml', 'step: 1', 'step: 3'))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:16  tasks[1].scenarios[0].checks[0].step
        expected  a step of this scenario, 1 to 2
        found     3
        remedy    Correct step, or leave it out to check the last one.
      "
    `);
  });

  it('a placeholder without a value', () => {
    expect(authorMessage(exampleWith('exercise.yaml', "n: 'n{{ number }}'", "n: 'n{{ number }}{{ other }}'")))
      .toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:5  tasks[0].scenarios[0]
        expected  only {{ number }}
        found     {{ other }}
        remedy    Add other under the scenario's values, such as "other: name", or correct the spelling.
      "
    `);
  });

  it('a generator that does not exist', () => {
    expect(authorMessage(exampleWith('exercise.yaml', 'int 2 99', 'integer 2 99'))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:6  tasks[0].scenarios[0].values.number
        expected  a generator: name, word, city, email, uuid, int LOW HIGH, one-of A B …
        found     "integer 2 99"
        remedy    Use one of these. LOW and HIGH are whole numbers, LOW below HIGH; one-of takes two words or more.
      "
    `);
  });

  it('a range that is upside down', () => {
    expect(authorMessage(exampleWith('exercise.yaml', 'int 2 99', 'int 99 2'))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:6  tasks[0].scenarios[0].values.number
        expected  a generator: name, word, city, email, uuid, int LOW HIGH, one-of A B …
        found     "int 99 2"
        remedy    Use one of these. LOW and HIGH are whole numbers, LOW below HIGH; one-of takes two words or more.
      "
    `);
  });

  it('a value that nothing uses', () => {
    expect(authorMessage(exampleWith('exercise.yaml', '{ number: int 2 99 }', '{ number: int 2 99, spare: word }')))
      .toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:6  tasks[0].scenarios[0].values.spare
        expected  {{ spare }} in a step, a check or the network of this scenario
        found     a value that nothing uses
        remedy    Use it, or take spare out.
      "
    `);
  });

  it('a placeholder with the generator in it', () => {
    expect(authorMessage(exampleWith('exercise.yaml', "n: 'n{{ number }}'", "n: 'n{{ number }}{{ int 1 9 }}'")))
      .toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:5  tasks[0].scenarios[0]
        expected  a placeholder of the form {{ caller }}
        found     "n{{ number }}{{ int 1 9 }}"
        remedy    Write the name of a value between the braces, and its generator under the scenario's values.
      "
    `);
  });

  it('a scenario name with a placeholder', () => {
    expect(authorMessage(exampleWith('exercise.yaml', 'name: two bare events', "name: 'two {{ bare }} events'")))
      .toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:13  tasks[1].scenarios[0].name
        expected  a name without placeholders
        found     "two {{ bare }} events"
        remedy    Say in plain words what is tried. The learner sees the values in the event.
      "
    `);
  });

  it('a scenario in which nothing happens', () => {
    expect(authorMessage(exampleWith('exercise.yaml', 'steps: [{ invoke: null }, { invoke: { n: 4 } }]', '')))
      .toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:13  tasks[1].scenarios[0]
        expected  one of request, invoke or steps
        found     none of them, or more than one
        remedy    Say once what happens to the function: a request for HTTP, invoke for a bare event, steps for several.
      "
    `);
  });

  it('a scenario in which two things happen', () => {
    expect(authorMessage(exampleWith('exercise.yaml', 'request: { path', 'invoke: 1\n        request: { path')))
      .toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:5  tasks[0].scenarios[0]
        expected  one of request, invoke or steps
        found     none of them, or more than one
        remedy    Say once what happens to the function: a request for HTTP, invoke for a bare event, steps for several.
      "
    `);
  });

  it.each([
    ['neither a reply nor a failure', "{ origin: 'https://a.example' }", 'either reply or failure'],
    ['both', "{ origin: 'https://a.example', reply: {}, failure: timeout }", 'either reply or failure'],
    [
      'a path in the origin',
      "{ origin: 'https://a.example/x', reply: {} }",
      'a scheme and a host without anything behind',
    ],
    [
      'an encoding, which replies do not have',
      "{ origin: 'https://a.example', reply: { headers: { Content-Encoding: gzip } } }",
      "a header's name, and not that of an encoding",
    ],
    [
      'a placeholder without a value',
      "{ origin: 'https://a.example', reply: { body: '{{ nobody }}' } }",
      '{{ nobody }}',
    ],
  ])('a host with %s', (_what, route, told) => {
    const message = authorMessage(
      exampleWith('exercise.yaml', 'request: { path: /double', `network: [${route}]\n        request: { path: /double`),
    );
    expect(message).toContain('tasks[0].scenarios[0]');
    expect(message).toContain(told);
  });

  it('a mistake that is caught by no check', () => {
    expect(authorMessage(exampleWith('exercise.yaml', 'caughtBy: doubles', 'caughtBy: double'))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:19  mistakes[0].caughtBy
        expected  the id of a check: answers-201, doubles, survives-null
        found     "double"
        remedy    Did you mean "doubles"?
      "
    `);
  });

  it('a mistake that is listed twice', () => {
    expect(authorMessage(exampleWith('exercise.yaml', 'file: throws.mjs', 'file: adds.mjs'))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:20  mistakes[1].file
        expected  one entry for each file
        found     "adds.mjs" for the second time
        remedy    Take one of the two out, or write the other mistake into a file of its own.

      content/lessons/01-numbers/exercises/double/mistakes/throws.mjs
        expected  an entry under mistakes in exercise.yaml
        found     none
        remedy    Add one that says which check catches it (caughtBy) and why people write this (why), or delete the file.
      "
    `);
  });

  it('a mistake that cannot take the place of the handler file', () => {
    const folder = exampleWith('exercise.yaml', 'file: adds.mjs', 'file: adds.cjs');
    const { 'mistakes/adds.mjs': text = '', ...others } = folder;
    expect(authorMessage({ ...others, 'mistakes/adds.cjs': text })).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:19  mistakes[0].file
        expected  a name that ends in .mjs, because the mistake takes the place of index.mjs
        found     "adds.cjs"
        remedy    Rename the file and this entry.
      "
    `);
  });

  it('a mistake in the place of a file that the solution lacks', () => {
    expect(authorMessage(exampleWith('exercise.yaml', 'file: adds.mjs', 'file: adds.mjs, replaces: libs.mjs')))
      .toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:19  mistakes[0].replaces
        expected  a file of the solution: index.mjs, lib.mjs
        found     "libs.mjs"
        remedy    Name the file that the mistake takes the place of, or leave replaces out for the handler.
      "
    `);
  });

  it('a mistake without a file', () => {
    expect(authorMessage(exampleWith('exercise.yaml', 'file: adds.mjs', 'file: subtracts.mjs'))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:19  mistakes[0].file
        expected  a file in mistakes/: adds.mjs, forgets-status.mjs, throws.mjs
        found     "subtracts.mjs"
        remedy    Write content/lessons/01-numbers/exercises/double/mistakes/subtracts.mjs, or take the entry out.

      content/lessons/01-numbers/exercises/double/mistakes/adds.mjs
        expected  an entry under mistakes in exercise.yaml
        found     none
        remedy    Add one that says which check catches it (caughtBy) and why people write this (why), or delete the file.
      "
    `);
  });

  it('a handler file that the starter lacks', () => {
    expect(authorMessage(exampleWith('exercise.yaml', 'handler: index.handler', 'handler: main.handler')))
      .toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:2  function.handler
        expected  starter/ to hold the handler's file: main.js, main.mjs, main.cjs
        found     index.mjs, lib.mjs
        remedy    Rename the file in starter/, or correct the part of handler before its dot.
      "
    `);
  });

  it('headings that are numbered in another order', () => {
    expect(authorMessage(exampleWith('instructions.md', '## 2. Survive', '## 3. Survive'))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/instructions.md
        expected  2 headings: "## 1. …", "## 2. …"
        found     "## 1. Double it", "## 3. Survive"
        remedy    Give each entry under tasks in exercise.yaml one heading of its own, numbered from 1 in the same order.
      "
    `);
  });

  it('headings that do not match the tasks', () => {
    expect(authorMessage(exampleWith('instructions.md', '## 2. Survive', '### 2. Survive'))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/instructions.md
        expected  2 headings: "## 1. …", "## 2. …"
        found     "## 1. Double it"
        remedy    Give each entry under tasks in exercise.yaml one heading of its own, numbered from 1 in the same order.
      "
    `);
  });
});

describe('the folder', () => {
  it('is named in kebab-case', () => {
    const parse = (): unknown => parseExercise(exampleFolder, { id: 'Double_it', lesson: '01-numbers' });
    expect(parse).toThrowErrorMatchingInlineSnapshot(`
      [AuthorError: content/lessons/01-numbers/exercises/Double_it/
        expected  a folder named in kebab-case, such as greet-by-name
        found     "Double_it"
        remedy    Rename the folder. Its name is the id under which progress is kept.]
    `);
  });

  it('tells of further functions without files, of files without a function, and of queues that are not there', () => {
    const resources = `resources:
          functions:
            charge: { handler: pay.handler, memorySize: 128, timeout: 3, asynchronous: { onFailure: dead } }
        request: { path: /double`;
    const folder = exampleWith('exercise.yaml', 'request: { path: /double', resources);
    const files = { 'functions/charge/index.mjs': 'x', 'functions/other/index.mjs': 'x' };
    expect(authorMessage({ ...folder, ...files })).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:9  tasks[0].scenarios[0].resources.functions.charge.handler
        expected  functions/charge/ to hold the handler's file: pay.js, pay.mjs, pay.cjs
        found     index.mjs
        remedy    Write the file, or correct the part of handler before its dot.

      content/lessons/01-numbers/exercises/double/exercise.yaml:9  tasks[0].scenarios[0].resources.functions.charge.asynchronous.onFailure
        expected  queues under resources
        found     "dead"
        remedy    Declare it under resources.queues, or correct its name.

      content/lessons/01-numbers/exercises/double/functions/other
        expected  only charge
        found     files of a function other
        remedy    Declare it under resources.functions, or delete the folder.
      "
    `);
  });

  it('may hold nothing that nobody reads', () => {
    const stray = { 'notes.txt': 'x', 'mistakes/deep/x.mjs': 'x', 'starter/image.png': 'x' };
    expect(authorMessage({ ...exampleFolder, ...stray })).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/mistakes/deep/x.mjs
        expected  exercise.yaml, instructions.md, objects/, and source files in starter/, solution/, mistakes/ and functions/<name>/
        found     a file that nothing reads
        remedy    Move it to where it belongs, or delete it.

      content/lessons/01-numbers/exercises/double/notes.txt
        expected  exercise.yaml, instructions.md, objects/, and source files in starter/, solution/, mistakes/ and functions/<name>/
        found     a file that nothing reads
        remedy    Move it to where it belongs, or delete it.

      content/lessons/01-numbers/exercises/double/starter/image.png
        expected  exercise.yaml, instructions.md, objects/, and source files in starter/, solution/, mistakes/ and functions/<name>/
        found     a file that nothing reads
        remedy    Move it to where it belongs, or delete it.
      "
    `);
  });

  it('needs instructions, a solution that differs, and an entry for each mistake', () => {
    const folder = exampleWithout('instructions.md');
    const copied = folder['starter/index.mjs'] ?? '';
    expect(authorMessage({ ...folder, 'solution/index.mjs': copied, 'mistakes/other.mjs': 'x' }))
      .toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/instructions.md
        expected  the tasks in words
        found     no such file
        remedy    Write it: an introduction, then a heading "## 1. …" for each task.

      content/lessons/01-numbers/exercises/double/solution/index.mjs
        expected  only files that differ from the starter
        found     the same text as in starter/index.mjs
        remedy    Solve the exercise in it, or delete it.

      content/lessons/01-numbers/exercises/double/mistakes/other.mjs
        expected  an entry under mistakes in exercise.yaml
        found     none
        remedy    Add one that says which check catches it (caughtBy) and why people write this (why), or delete the file.
      "
    `);
  });

  it('needs an exercise.yaml', () => {
    const folder = exampleWithout('exercise.yaml');
    expect(authorMessage(folder)).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml
        expected  the exercise as data
        found     no such file
        remedy    Write it, or start over with "npm run course -- new <lesson>/<exercise>".
      "
    `);
  });
});
