import { expect, it } from 'vitest';
import { answerOf } from '../run-function.fixture.ts';

/** Expressions that throw. Node.js, which runs this test, says in which words V8 does. */
const throwing = [
  'null.name',
  'undefined.name',
  'let user; user.name',
  'event.body.name',
  'event["a b"].c',
  'event.list[0].id',
  'const [a] = undefined',
  'const [a] = null',
  '[...undefined]',
  'for (const x of undefined);',
  'null.name = 1',
  'undefined.name = 1',
  'event.nope()',
  'event.body.trim()',
  'event.nope.deep()',
  'nope()',
  'nope',
  'nope.name',
  'event()',
  'JSON.pars("{}")',
  'const a = 1; a = 2',
  'a; let a = 1',
  'JSON.parse("")',
  'JSON.parse("{")',
  'JSON.parse("{a: 1}")',
  'JSON.parse("{\'a\': 1}")',
  'JSON.stringify(1n)',
  'new Array(-1)',
  '[].length = -1',
  '[].reduce((a, b) => a)',
  'const f = () => f(); f()',
  '1n + 1',
  'Symbol() + ""',
  '`${Symbol()}`',
  'decodeURIComponent("%")',
  '(1).toString(1)',
  'Object.keys(undefined)',
  'Object.entries(null)',
];

/** Expressions for which QuickJS's own words are left as they are. */
const unchanged = [
  'null[Symbol.iterator]',
  'const { a } = null',
  'const { a } = undefined',
  'const { a: { b } } = event',
  '[...5]',
  '[...event.nope]',
  'for (const x of 5);',
  'for (const x of { a: 1 });',
  'new Map([1])',
  'new Set(5)',
  '5()',
  'event?.list.map()',
  '[1].map(5)',
  '[1].forEach(undefined)',
  'new 5',
  'new event.nope()',
  'new (() => 1)()',
  'const f = async () => 1; new f()',
  'class A {}; A()',
  'JSON.parse(undefined)',
  'JSON.parse("[1,]")',
  'JSON.parse("hello")',
  'JSON.parse({})',
  'JSON.parse(\'{"a": 1} x\')',
  '"x".repeat(-1)',
  'BigInt("x")',
  'BigInt(1.5)',
  '"a" in "text"',
  'event instanceof 5',
  'new Date(NaN).toISOString()',
  '(1).toFixed(101)',
  'Object.freeze(event).body = 1',
  'delete Object.freeze({ a: 1 }).a',
  'Object.defineProperty(1, "a", {})',
  'Object.setPrototypeOf(undefined, {})',
  'Object.fromEntries(5)',
  'new Proxy(1, 2)',
  'Reflect.ownKeys(1)',
  'new RegExp("(")',
  'class A { #x; static get(o) { return o.#x; } } A.get({})',
  'class A extends null {} new A()',
  'class A { constructor() { this.a = 1; } } class B extends A { constructor() { this.b = 1; } } new B()',
  '({ get a() { return 1; } }).a = 2',
  'await Promise.any([])',
  '"".at.call(null)',
  'new Uint8Array(-1)',
];

function functionOf(code: string): string {
  return `export const handler = async (event) => {\ntry {\n${code};\n} catch (error) { return error.name + ': ' + error.message; }\nreturn 'did not throw';\n};`;
}

/** What V8 says to the same code. */
async function inNode(code: string, input: object): Promise<string> {
  const url = `data:text/javascript,${encodeURIComponent(functionOf(code))}`;
  const { handler } = (await import(/* @vite-ignore */ url)) as { handler: (event: object) => Promise<string> };
  return handler(input);
}

const event = { body: null, list: [] };

it.each(throwing)("is V8's: %s", async (code) => {
  const message = await answerOf(functionOf(code), { events: [event] });
  expect(message).not.toBe('did not throw');
  expect(message).toBe(await inNode(code, event));
});

it.each([
  'structuredClone({})',
  'new URL("https://a.b")',
  'await fetch("/")',
  'Buffer.from("a")',
  'new Intl.NumberFormat()',
])('says that this page does not have it: %s', async (code) => {
  expect(await answerOf(functionOf(code))).toMatch(
    /^ReferenceError: \w+ is not defined on this page\. It is there on Lambda, but the simulated runtime does not have it: solve the task without it\.$/,
  );
});

it("is still QuickJS's where it is rare", async () => {
  const lines = [];
  for (const code of unchanged)
    lines.push(
      `${code} → ${JSON.stringify(await answerOf(functionOf(code), { events: [event] })).replace(/^"|"$/g, '')}`,
    );
  expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    null[Symbol.iterator] → TypeError: null is not iterable
    const { a } = null → TypeError: Cannot convert undefined or null to object
    const { a } = undefined → TypeError: Cannot convert undefined or null to object
    const { a: { b } } = event → TypeError: Cannot convert undefined or null to object
    [...5] → TypeError: value is not iterable
    [...event.nope] → TypeError: undefined is not iterable
    for (const x of 5); → TypeError: value is not iterable
    for (const x of { a: 1 }); → TypeError: value is not iterable
    new Map([1]) → TypeError: not an object
    new Set(5) → TypeError: value is not iterable
    5() → TypeError: not a function
    event?.list.map() → TypeError: not a function
    [1].map(5) → TypeError: not a function
    [1].forEach(undefined) → TypeError: not a function
    new 5 → TypeError: not a function
    new event.nope() → TypeError: event is not a function
    new (() => 1)() → TypeError: not a constructor
    const f = async () => 1; new f() → TypeError: not a constructor
    class A {}; A() → TypeError: class constructors must be invoked with 'new'
    JSON.parse(undefined) → SyntaxError: unexpected token: 'undefined'
    JSON.parse("[1,]") → SyntaxError: unexpected token: ']'
    JSON.parse("hello") → SyntaxError: unexpected token: 'hello'
    JSON.parse({}) → SyntaxError: unexpected token: 'object'
    JSON.parse('{"a": 1} x') → SyntaxError: unexpected data at the end
    "x".repeat(-1) → RangeError: invalid repeat count
    BigInt("x") → SyntaxError: invalid BigInt literal
    BigInt(1.5) → RangeError: cannot convert to BigInt: not an integer
    "a" in "text" → TypeError: invalid 'in' operand
    event instanceof 5 → TypeError: invalid 'instanceof' right operand
    new Date(NaN).toISOString() → RangeError: Date value is NaN
    (1).toFixed(101) → RangeError: invalid number of digits
    Object.freeze(event).body = 1 → TypeError: Cannot assign to read only property 'body' of object
    delete Object.freeze({ a: 1 }).a → TypeError: could not delete property
    Object.defineProperty(1, "a", {}) → TypeError: not an object
    Object.setPrototypeOf(undefined, {}) → TypeError: not an object
    Object.fromEntries(5) → TypeError: value is not iterable
    new Proxy(1, 2) → TypeError: not an object
    Reflect.ownKeys(1) → TypeError: not an object
    new RegExp("(") → SyntaxError: expecting ')'
    class A { #x; static get(o) { return o.#x; } } A.get({}) → TypeError: private class field '#x' does not exist
    class A extends null {} new A() → TypeError: not a constructor
    class A { constructor() { this.a = 1; } } class B extends A { constructor() { this.b = 1; } } new B() → ReferenceError: Cannot access 'this' before initialization
    ({ get a() { return 1; } }).a = 2 → TypeError: no setter for property
    await Promise.any([]) → AggregateError: 
    "".at.call(null) → TypeError: null or undefined are forbidden
    new Uint8Array(-1) → RangeError: invalid array index
    "
  `);
});
