import { expect, it } from 'vitest';
import { answerOf, errorOf, runFunction } from '../run-function.fixture.ts';
import { caught, reported, snippetHead } from './error-wording.fixture.ts';

const event = { body: null, list: [] };

function functionOf(code: string): string {
  return `${snippetHead}\nexport const handler = async (event) => {\n${code}\n};`;
}

function catchingFunctionOf(code: string): string {
  return functionOf(
    `try {\n${code};\n} catch (error) { return error.name + ': ' + error.message; }\nreturn 'did not throw';`,
  );
}

/** What V8 says to the same code. */
async function inNode(code: string): Promise<string> {
  const url = `data:text/javascript,${encodeURIComponent(catchingFunctionOf(code))}`;
  const { handler } = (await import(/* @vite-ignore */ url)) as { handler: (event: object) => Promise<string> };
  return handler(structuredClone(event));
}

it.each(caught)("is V8's where it is caught: %s", async (code) => {
  const message = await answerOf(catchingFunctionOf(code), { events: [event] });
  expect(message).not.toBe('did not throw');
  expect(message).toBe(await inNode(code));
});

it.each(reported)("is V8's in the report: %s", async (code) => {
  const { errorType, errorMessage } = await errorOf(functionOf(code), { events: [event] });
  expect(`${errorType}: ${errorMessage}`).toBe(await inNode(code));
});

it('is in the log as in the report', async () => {
  const { logs } = await runFunction(functionOf('const { name } = nul;'));
  const line = logs.find(({ text }) => text.includes('Invoke Error'));
  expect(line?.text).toContain("Cannot destructure property 'name' of 'nul' as it is null.");
});

it.each(['new WebAssembly.Module()', 'new MessageChannel()', 'new BroadcastChannel("news")', 'navigator.userAgent'])(
  'says that this page does not have it: %s',
  async (code) => {
    expect(await answerOf(catchingFunctionOf(code))).toMatch(
      /^ReferenceError: \w+ is not defined on this page\. It is there on Lambda, but the simulated runtime does not have it: solve the task without it\.$/,
    );
  },
);

it.each([
  'throw new TypeError("not a function");',
  'throw new TypeError("value is not iterable");',
  'throw new RangeError("invalid array length " + key);',
  'throw new SyntaxError("unexpected end of the order");',
  'class OrderError extends Error { constructor(message) { super(message); } } throw new OrderError("not a function");',
  'throw new AggregateError([]);',
])("leaves a learner's own: %s", async (code) => {
  expect(await answerOf(catchingFunctionOf(code))).toBe(await inNode(code));
});

it.each([
  [
    'overwritten methods',
    'String.prototype.split = RegExp.prototype.exec = Map.prototype.get = JSON.parse = Object.keys = () => { throw 1; };',
  ],
  ['every object having a toJSON', 'Object.prototype.toJSON = () => "mine";'],
])('does not depend on what code may change: %s', async (_name, change) => {
  expect(await answerOf(catchingFunctionOf(`${change} event.nope(1);`))).toBe(
    'TypeError: event.nope is not a function',
  );
});

it.each([
  ['is nested deeply', `${'['.repeat(250)}event.nope()${']'.repeat(250)}`],
  ['is large', `const text = ${JSON.stringify('x'.repeat(500_000))}; event.nope(text);`],
  ['fails often', 'for (let i = 0; i < 3_000; i++) { try { event.nope(); } catch {} } event.nope();'],
])('is told soon where the code %s', async (_name, code) => {
  expect(await answerOf(catchingFunctionOf(code))).toMatch(/not a function$|call stack/);
});
