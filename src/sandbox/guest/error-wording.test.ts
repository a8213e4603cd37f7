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

it.each(['new WebAssembly.Module()', 'new MessageChannel()', 'new BroadcastChannel("news")', 'navigator.userAgent'])(
  'says that this page does not have it: %s',
  async (code) => {
    expect(await answerOf(functionOf(code))).toMatch(
      /^ReferenceError: \w+ is not defined on this page\. It is there on Lambda, but the simulated runtime does not have it: solve the task without it\.$/,
    );
  },
);

it("is still QuickJS's where it is rare", async () => {
  const lines = [];
  for (const code of unchanged)
    lines.push(
      `${code} → ${JSON.stringify(await answerOf(functionOf(code), { events: [event] })).replace(/^"|"$/g, '')}`,
    );
  expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    null[Symbol.iterator] → TypeError: object null is not iterable (cannot read property Symbol(Symbol.iterator))
    const { a } = null → TypeError: Cannot destructure property 'a' of 'null' as it is null.
    const { a } = undefined → TypeError: Cannot destructure property 'a' of 'undefined' as it is undefined.
    const { a: { b } } = event → TypeError: Cannot destructure property 'a' of 'event' as it is undefined.
    [...5] → TypeError: 5 is not iterable
    [...event.nope] → TypeError: event.nope is not iterable
    for (const x of 5); → TypeError: 5 is not iterable
    for (const x of { a: 1 }); → TypeError: {(intermediate value)} is not iterable
    new Map([1]) → TypeError: Iterator value undefined is not an entry object
    new Set(5) → TypeError: number 5 is not iterable (cannot read property Symbol(Symbol.iterator))
    5() → TypeError: 5 is not a function
    event?.list.map() → TypeError: undefined is not a function
    [1].map(5) → TypeError: number 5 is not a function
    [1].forEach(undefined) → TypeError: undefined is not a function
    new 5 → TypeError: 5 is not a constructor
    new event.nope() → TypeError: event.nope is not a constructor
    new (() => 1)() → TypeError: (intermediate value) is not a constructor
    const f = async () => 1; new f() → TypeError: f is not a constructor
    class A {}; A() → TypeError: Class constructor A cannot be invoked without 'new'
    JSON.parse(undefined) → SyntaxError: \\"undefined\\" is not valid JSON
    JSON.parse("[1,]") → SyntaxError: Unexpected token ']', \\"[1,]\\" is not valid JSON
    JSON.parse("hello") → SyntaxError: Unexpected token 'h', \\"hello\\" is not valid JSON
    JSON.parse({}) → SyntaxError: \\"[object Object]\\" is not valid JSON
    JSON.parse('{"a": 1} x') → SyntaxError: Unexpected non-whitespace character after JSON at position 9 (line 1 column 10)
    "x".repeat(-1) → RangeError: Invalid count value: -1
    BigInt("x") → SyntaxError: Cannot convert x to a BigInt
    BigInt(1.5) → RangeError: The number 1.5 cannot be converted to a BigInt because it is not an integer
    "a" in "text" → TypeError: Cannot use 'in' operator to search for 'a' in text
    event instanceof 5 → TypeError: Right-hand side of 'instanceof' is not an object
    new Date(NaN).toISOString() → RangeError: Invalid time value
    (1).toFixed(101) → RangeError: toFixed() digits argument must be between 0 and 100
    Object.freeze(event).body = 1 → TypeError: Cannot assign to read only property 'body' of object '#<Object>'
    delete Object.freeze({ a: 1 }).a → TypeError: Cannot delete property 'a' of #<Object>
    Object.defineProperty(1, "a", {}) → TypeError: Object.defineProperty called on non-object
    Object.setPrototypeOf(undefined, {}) → TypeError: Object.setPrototypeOf called on null or undefined
    Object.fromEntries(5) → TypeError: number 5 is not iterable (cannot read property Symbol(Symbol.iterator))
    new Proxy(1, 2) → TypeError: Cannot create proxy with a non-object as target or handler
    Reflect.ownKeys(1) → TypeError: Reflect.ownKeys called on non-object
    new RegExp("(") → SyntaxError: Invalid regular expression: /(/: Unterminated group
    class A { #x; static get(o) { return o.#x; } } A.get({}) → TypeError: Cannot read private member #x from an object whose class did not declare it
    class A extends null {} new A() → TypeError: A is not a constructor
    class A { constructor() { this.a = 1; } } class B extends A { constructor() { this.b = 1; } } new B() → ReferenceError: Must call super constructor in derived class before accessing 'this' or returning from derived constructor
    ({ get a() { return 1; } }).a = 2 → TypeError: Cannot set property a of #<Object> which has only a getter
    await Promise.any([]) → AggregateError: 
    "".at.call(null) → TypeError: String.prototype.at called on null or undefined
    new Uint8Array(-1) → RangeError: Invalid typed array length: -1
    "
  `);
});
