import { spawnSync } from 'node:child_process';
import { createNodeSandboxClient } from '#worker/node';
import { afterAll, describe, expect, it } from 'vitest';
import { formatProblem } from '#course';
import { lessonText } from '../temporary-project.fixture.ts';
import { checkLessons, type LessonsReport } from './check-lessons.ts';

const place = 'Some are loud, and some are soft.';

const trials = `trials:
  - id: a-word
    invoke: { word: tea }
  - id: shouted
    invoke: { word: tea }
    checks: [{ id: shouts, kind: answer, equals: TEA }]
  - id: given
    invoke: { word: tea }
    before: const shout = (word) => word.toUpperCase();
    after: export const handler = async (event) => answer(event);
  - id: five
    steps: [{ invoke: {} }, { invoke: {} }]
    varies: [at]
  - id: prints
    invoke: { word: tea }
    logsDiffer: Each language prints an object in its own way.
  - id: silence
    triggers: [{ kind: schedule, name: never, by: rule, scheduleExpression: rate(1 day) }]
    steps: [{ wait: 60 }]
  - id: template
    invoke: {}
    files: { src/index.mjs: export const handler = async () => null; }
`;

// Its worker starts once for all of them.
const client = createNodeSandboxClient();
afterAll(() => {
  client.dispose();
});

/** What is said of a lesson with these blocks. */
async function reportOf(blocks: string, more: { python?: string; yaml?: string } = {}): Promise<LessonsReport> {
  if (lessonText.split(place).length !== 2) throw new Error('The lesson of the fixture has no place for blocks.');
  const files = {
    'lessons/01-voices/index.mdx': lessonText.replace(place, () => blocks),
    'lessons/01-voices/blocks.yaml': more.yaml ?? trials,
  };
  const now = (): number => 0;
  const python = more.python === undefined ? {} : { python: more.python };
  return checkLessons(files, { createClient: () => ({ ...client, dispose: () => undefined }), now, ...python });
}

/** The same, as problems without the name of the file. */
async function problemsWith(...blocks: readonly string[]): Promise<string> {
  const { problems } = await reportOf(blocks.join('\n\n'));
  return `\n${problems.map(formatProblem).join('\n\n').replaceAll('content/lessons/01-voices/', '')}\n`;
}

function fence(info: string, code: string): string {
  return `\`\`\`${info}\n${code}\n\`\`\``;
}

function handlers(...blocks: readonly string[]): string {
  return `<Handlers>\n\n${blocks.join('\n\n')}\n\n</Handlers>`;
}

const nothing = '\n\n';
const repeat = 'export const handler = async ({ word }) => {\n  console.log(word);\n  return { word };\n};';

describe('JavaScript', () => {
  it('runs with what the trial says', async () => {
    expect(await problemsWith(fence('js', repeat))).toBe(nothing);
    expect(
      await problemsWith(
        fence('ts', 'export const handler = async ({ word }: { word: string }): Promise<number> => word.length;'),
        fence('js title="index.cjs"', 'exports.handler = async ({ word }) => word.length;'),
        fence('js', 'return { length: event.word.length };'),
        fence('js', "const word = 'tea';\nconsole.log(word);"),
        fence('js trial="given"', 'function answer(event) {\n  return shout(event.word);\n}'),
      ),
    ).toBe(nothing);
  });

  it('is refused when it fails, or does not parse', async () => {
    expect(await problemsWith(fence('js', 'export const handler = async ({ name }) => name.length;')))
      .toMatchInlineSnapshot(`
      "
      index.mdx:19
        expected  code that works
        found     it fails with "TypeError: Cannot read properties of undefined (reading 'length')"
        remedy    Mend it, choose another trial than "a-word", or mark it: wrong="TypeError: …".
      "
    `);
    expect(await problemsWith(fence('js', 'const a = 1;\nconst b = ;'))).toMatchInlineSnapshot(`
      "
      index.mdx:21
        expected  code that parses
        found     Unexpected token
        remedy    Mend it, or mark it: wrong="SyntaxError: …".
      "
    `);
    expect(await problemsWith(fence('js', 'export const handler = () => { for (;;); };'))).toContain(
      'Sandbox.Timedout',
    );
  });

  it('is refused when a check of its trial is red', async () => {
    expect(await problemsWith(fence('js trial="shouted"', 'return event.word;'))).toMatchInlineSnapshot(`
      "
      index.mdx:19
        expected  the check "shouts" of the trial "shouted" to pass
        found     The answer is "tea"; expected "TEA".
        remedy    Correct the code or the check. If the page says that it is wrong, mark it: wrong="shouts".
      "
    `);
    expect(await problemsWith(fence('js trial="shouted"', 'return event.word.toUpperCase();'))).toBe(nothing);
  });

  it('that is wrong has to fail as the page says', async () => {
    const fails = 'return event.name.length;';
    expect(await problemsWith(fence('js wrong="TypeError: Cannot read properties of undefined"', fails))).toBe(nothing);
    expect(await problemsWith(fence('js wrong="RangeError"', fails))).toMatchInlineSnapshot(`
      "
      index.mdx:19
        expected  it to fail with "RangeError"
        found     it fails with "TypeError: Cannot read properties of undefined (reading 'length')"
        remedy    Correct the mark or the code: the page says that this is wrong.
      "
    `);
    expect(await problemsWith(fence('js wrong="TypeError"', 'return event.word;'))).toMatchInlineSnapshot(`
      "
      index.mdx:19
        expected  it to fail with "TypeError"
        found     it answers
        remedy    Correct the mark or the code: the page says that this is wrong.
      "
    `);
    expect(await problemsWith(fence('js wrong="SyntaxError"', 'const b = ;'))).toBe(nothing);
  });

  it('that is wrong without an error has to turn a check red', async () => {
    expect(await problemsWith(fence('js trial="shouted" wrong="shouts"', 'return event.word;'))).toBe(nothing);
    expect(await problemsWith(fence('js trial="shouted" wrong="shouts"', "return 'TEA';"))).toMatchInlineSnapshot(`
      "
      index.mdx:19
        expected  the check "shouts" to fail
        found     it passes
        remedy    Correct the mark or the code: the page says that this is wrong.
      "
    `);
    expect(await problemsWith(fence('js trial="shouted" wrong="whispers"', "return 'TEA';"))).toMatchInlineSnapshot(`
      "
      index.mdx:19
        expected  a check of the trial "shouted": shouts
        found     wrong="whispers"
        remedy    Correct the id, or add the check.
      "
    `);
  });

  it('that is a fragment is parsed', async () => {
    expect(await problemsWith(fence('js fragment="It needs a shop."', 'return shop.open();'))).toBe(nothing);
    expect(await problemsWith(fence('js fragment="It needs a shop."', 'return shop.open(;'))).toContain(
      'Unexpected token',
    );
  });

  it('names a trial that is there', async () => {
    expect(await problemsWith(fence('js trial="a-wrod"', repeat))).toMatchInlineSnapshot(`
      "
      index.mdx:19
        expected  a trial of blocks.yaml: a-word, shouted, given, five, prints, silence, template
        found     trial="a-wrod"
        remedy    Did you mean "a-word"?
      "
    `);
  });
});

it('refuses a trial in which nobody calls the function', async () => {
  expect(await problemsWith(fence('js trial="silence"', repeat))).toMatchInlineSnapshot(`
    "
    index.mdx:19
      expected  at least one invocation
      found     none
      remedy    Let something happen in the trial "silence" that calls the function.
    "
  `);
  expect(await problemsWith(fence('python trial="silence"', 'def handler(event, context):\n    return 1'))).toContain(
    'expected  at least one invocation',
  );
});

describe('an object or a list', () => {
  it('is an excerpt of what happens', async () => {
    expect(await problemsWith(fence('js shows="event"', "{ word: 'tea' /* … */ }"))).toBe(nothing);
    expect(await problemsWith(fence('js shows="event.word.length"', '[1]'))).toContain('nothing there');
    expect(await problemsWith(fence('js shows="event"', "// The event.\n{ word: '…' }"))).toBe(nothing);
    expect(await problemsWith(fence('js shows="event"', "{ word: 'milk' }"))).toMatchInlineSnapshot(`
      "
      index.mdx:19
        expected  an excerpt of event
        found     word is "tea", not "milk"
        remedy    Correct the block or the trial "a-word". An ellipsis stands for anything.
      "
    `);
    expect(await problemsWith(fence('js shows="event"', '{ words: [] }'))).toMatchInlineSnapshot(`
      "
      index.mdx:19
        expected  an excerpt of event
        found     words is not there, not a list
        remedy    Correct the block or the trial "a-word". An ellipsis stands for anything.
      "
    `);
    expect(await problemsWith(fence('text shows="log"', 'START RequestId: … Version: $LATEST\nEND RequestId: …'))).toBe(
      nothing,
    );
    expect(await problemsWith(fence('text shows="log"', 'END RequestId\nSTART RequestId'))).toMatchInlineSnapshot(`
      "
      index.mdx:19
        expected  an excerpt of log
        found     not in it: "START RequestId"
        remedy    Correct the block or the trial "a-word". An ellipsis stands for anything.
      "
    `);
  });

  it('is neither tried nor marked otherwise', async () => {
    expect(await problemsWith(fence('js', "{ word: 'tea' }"))).toMatchInlineSnapshot(`
      "
      index.mdx:19
        expected  data that is compared with a run: shows="event", or another of event, events, answer, answers, responses, messages
        found     an object without a mark
        remedy    Say what it is an excerpt of, or why it cannot be compared: fragment="…".
      "
    `);
  });
});

// On a machine without it, that it is said is all that there is to test.
describe.skipIf(spawnSync('python3', ['--version']).status !== 0)('Python', () => {
  const same = 'def handler(event, context):\n    print(event["word"])\n    return {"word": event["word"]}';

  it('answers and logs as the JavaScript beside it', async () => {
    expect(await problemsWith(handlers(fence('js', repeat), fence('python', same)))).toBe(nothing);
    expect(await problemsWith(handlers(fence('js', repeat), fence('python', same.replace('{"word"', '{"words"')))))
      .toMatchInlineSnapshot(`
      "
      index.mdx:28
        expected  the answer of the JavaScript: {"word":"tea"}
        found     {"words":"tea"}
        remedy    The two are the same handler in two languages: make them do the same.
      "
    `);
    expect(
      await problemsWith(
        handlers(fence('js', repeat), fence('python', same.replace('print(event["word"])', 'print()'))),
      ),
    ).toMatchInlineSnapshot(`
      "
      index.mdx:28
        expected  the log of the JavaScript: "tea"
        found     ""
        remedy    The two are the same handler in two languages: make them do the same. Where they cannot log the same, say why in the trial: logsDiffer.
      "
    `);
  });

  it('may differ in what varies, and in how it prints', async () => {
    const counting = (language: 'js' | 'python'): string =>
      language === 'js'
        ? 'let count = 0;\n\nexport const handler = async () => {\n  count += 1;\n  return { at: String(Date.now()), count };\n};'
        : 'import time\n\ncount = 0\n\n\ndef handler(event, context):\n    global count\n    count += 1\n    return {"at": str(time.time()), "count": count}';
    expect(
      await problemsWith(handlers(fence('js trial="five"', counting('js')), fence('python', counting('python')))),
    ).toBe(nothing);
    expect(
      await problemsWith(
        handlers(
          fence('js trial="prints"', repeat),
          fence('python', same.replace('print(event["word"])', 'print(event)')),
        ),
      ),
    ).toBe(nothing);
  });

  it('is refused when it fails, does not compile, or is no function', async () => {
    expect(await problemsWith(fence('python', 'def handler(event, context):\n    return event["name"]')))
      .toMatchInlineSnapshot(`
      "
      index.mdx:19
        expected  Python that works
        found     it fails with "KeyError: 'name'"
        remedy    Mend it, choose another trial than "a-word", or mark it: wrong="KeyError: …".
      "
    `);
    // What Python says of it is Python's business.
    expect(await problemsWith(fence('python', 'def handler(event, context):\nreturn 1'))).toContain(
      'index.mdx:21\n  expected  Python that compiles\n',
    );
    expect(await problemsWith(fence('python', 'count = 1'))).toMatchInlineSnapshot(`
      "
      index.mdx:19
        expected  a function "handler" or "lambda_handler"
        found     none
        remedy    Name it "handler", or mark the block: fragment="…".
      "
    `);
  });

  it('that is wrong has to fail as the page says', async () => {
    const fails = 'def handler(event, context):\n    return event["name"]';
    expect(await problemsWith(fence('python wrong="KeyError: \'name\'"', fails))).toBe(nothing);
    expect(await problemsWith(fence('python wrong="KeyError"', same))).toMatchInlineSnapshot(`
      "
      index.mdx:19
        expected  it to fail with "KeyError"
        found     it answers
        remedy    Correct the mark or the code: the page says that this is wrong.
      "
    `);
  });

  it('compiles where it needs a package, or is a fragment', async () => {
    expect(await problemsWith(fence('python', 'import boto3\n\nclient = boto3.client("s3")'))).toBe(nothing);
    expect(await problemsWith(fence('python fragment="It needs a shop."', 'return await shop.open()'))).toBe(nothing);
  });
});

describe('what is no program', () => {
  it('parses', async () => {
    expect(
      await problemsWith(
        fence('sh', 'npm install --omit=dev\ncd package && zip -r ../function.zip .'),
        fence('json', '{ "a": 1 }\n{ "b": 2 }'),
        fence('yaml', 'Handler: !Sub "${Name}.handler"'),
        fence('http', 'OPTIONS /notes\norigin: https://app.example.com'),
        fence('text', 'anything'),
      ),
    ).toBe(nothing);
  });

  it('is refused where it does not', async () => {
    expect(await problemsWith(fence('sh', 'npm install\nif x; then'))).toMatchInlineSnapshot(`
      "
      index.mdx:21
        expected  shell commands that parse
        found     \`then\` must be followed by a statement list
        remedy    Mend them.
      "
    `);
    expect(await problemsWith(fence('json', '{\n  "a": 1,\n}'))).toMatchInlineSnapshot(`
      "
      index.mdx:22
        expected  JSON
        found     Expected double-quoted property name in JSON at position 12 (line 3 column 1)
        remedy    Mend it.
      "
    `);
    expect(await problemsWith(fence('yaml', 'a: 1\nb: [1'))).toMatchInlineSnapshot(`
      "
      index.mdx:21
        expected  YAML
        found     Flow sequence in block collection must be sufficiently indented and end with a ]
        remedy    Mend it.
      "
    `);
    expect(await problemsWith(fence('http', 'GET /notes\norigin'))).toMatchInlineSnapshot(`
      "
      index.mdx:21
        expected  HTTP
        found     "origin" is no header
        remedy    Mend it.
      "
    `);
  });

  it('is deployed where it is a template', async () => {
    const template = (handler: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Shop:
    Type: AWS::Serverless::Function
    Properties:
      CodeUri: src/
      Handler: ${handler}
      Runtime: nodejs24.x`;
    expect(await problemsWith(fence('yaml trial="template"', template('index.handler')))).toBe(nothing);
    expect(await problemsWith(fence('yaml trial="template"', template('shop.handler')))).toMatchInlineSnapshot(`
      "
      index.mdx:26
        expected  YAML
        found     Handler is shop.handler, and there is no file shop.mjs. The part before the last dot names a file of src: index.mjs.
        remedy    Mend it.
      "
    `);
  });
});

it('tries no Python where there is none, and says so', async () => {
  const { lines, problems } = await reportOf(fence('python', 'def handler(event, context):\n    return 1'), {
    python: 'no-such-python',
  });
  expect(problems).toEqual([]);
  expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    01-voices  5.7 words a sentence, 16 at most  blocks: 1 not tried

    1 block of code in 0.0 s: 1 not tried.
    There is no python3 here: the blocks of Python were not tried.
    "
  `);
});

it('counts what it did', async () => {
  const { lines } = await reportOf(
    [fence('js', repeat), fence('sh', 'ls'), handlers(fence('js', 'let a;'))].join('\n\n'),
  );
  expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    01-voices  5.7 words a sentence, 16 at most  blocks: 2 run, 1 parsed

    3 blocks of code in 0.0 s: 2 run, 1 parsed.
    "
  `);
});
