import { describe, expect, it } from 'vitest';
import { answerOf, errorOf, logOf } from '../run-function.fixture.ts';
import { stripTypes } from './strip-types.ts';

describe('a function can be written in TypeScript', () => {
  const bodies: readonly (readonly [what: string, source: string, answer: unknown])[] = [
    [
      'interfaces, type aliases, generics and assertions',
      `interface Order { readonly id: string; items?: Item[] }
type Item = { price: number } & Record<string, unknown>;
const sum = <T extends Item>(items: readonly T[]): number => items.reduce((all: number, { price }) => all + price, 0);
export const handler = async (event: Order): Promise<number> => sum((event.items ?? [{ price: 2 } as Item, <any>{ price: 3 }])!);`,
      5,
    ],
    [
      'enums',
      `enum Color { Red, Green = 5, Blue }
export enum Name { First = 'one' }
const enum Inlined { A = 1 << 2 }
export const handler = async () => [Color.Green, Color[6], Name.First, Inlined.A];`,
      [5, 'Blue', 'one', 4],
    ],
    [
      'classes with parameter properties, abstract members and overloads',
      `abstract class Shape<T> {
  static count: number = 0;
  declare ignored: string;
  constructor(protected readonly name: string, public size?: T) { Shape.count++; }
  abstract area(): number;
  of(value: string): string;
  of(value: number): string;
  of(value: unknown): string { return this.name + String(value); }
}
class Square extends Shape<number> implements Iterable<number> {
  private side!: number;
  override area(): number { return (this.size as number) ** 2; }
  *[Symbol.iterator](): Generator<number> { yield this.area(); }
}
export const handler = async () => [...new Square('s', 3), new Square('t', 1).of(2), Shape.count];`,
      [9, 't2', 2],
    ],
    [
      'imports of types, which are not there when it runs',
      `import type { Context } from 'aws-lambda';
import { type Handler } from 'aws-lambda';
import fs, { type Stats } from 'node:fs';
export type { Context };
export const handler: Handler = async (event: unknown, context: Context) => [typeof fs.statSync, context.functionName.length > 0];`,
      ['function', true],
    ],
    [
      'satisfies, non-null assertions, this and optional parameters, template types',
      `type Route = \`/\${string}\`;
function call(this: { a?: { b: number } }, by?: number) { return this.a!.b + (by ?? 1); }
const routes = { home: '/x' } satisfies Record<string, Route>;
export const handler = async () => [call.call({ a: { b: 1 } }), routes.home];`,
      [2, '/x'],
    ],
    [
      'what the engine has itself',
      `export const handler = async () => { class A { #x = 1; static s = 2; get x() { return this.#x ?? 0; } } return [new A().x, A.s, ({} as any)?.y?.z === undefined, 2 ** 3]; };`,
      [1, 2, true, 8],
    ],
  ];

  it.each(bodies)('%s', async (_what, source, answer) => {
    expect(await answerOf({ 'index.ts': source })).toEqual(answer);
  });

  it('files import one another with their endings, as modules and as CommonJS', async () => {
    const files = {
      'index.ts': `import { helper } from './helper.ts';
import * as common from './common.cts';
import { module } from './lib/module.mts';
export const handler = async () => [helper('x'), common.value, module, (await import('./late.ts')).late];`,
      'helper.ts': 'export function helper(text: string): string { return text + text; }',
      'late.ts': 'export const late: number = 4;',
      'common.cts': 'const value: number = 3; exports.value = value;',
      'lib/module.mts': 'export const module: boolean = true;',
    };
    expect(await answerOf(files)).toEqual(['xx', 3, true, 4]);
  });

  it.each(['index.ts', 'index.mts', 'index.cts'])('the handler can be in %s', async (name) => {
    const source =
      name === 'index.cts'
        ? 'exports.handler = async (event: object): Promise<string> => typeof require;'
        : 'export const handler = async (event: object): Promise<string> => typeof event;';
    expect(await answerOf({ [name]: source })).toBe(name === 'index.cts' ? 'function' : 'object');
  });

  it('a package without modules has TypeScript in CommonJS', async () => {
    const files = {
      'package.json': '{ "type": "commonjs" }',
      'index.ts': 'const a: number = 1; module.exports.handler = async () => [a, require("./b.ts").b];',
      'b.ts': 'exports.b = 2 as number;',
    };
    expect(await answerOf(files)).toEqual([1, 2]);
  });

  it('async_hooks work in TypeScript', async () => {
    const source = `import { AsyncLocalStorage } from 'node:async_hooks';
const als = new AsyncLocalStorage<string>();
const load = async (): Promise<string | undefined> => { await Promise.resolve<void>(undefined); return als.getStore(); };
export const handler = async (): Promise<unknown> => als.run('store', async () => [await load(), als.getStore()!]);`;
    expect(await answerOf({ 'index.ts': source })).toEqual(['store', 'store']);
  });
});

describe('errors are told where they are in the TypeScript', () => {
  it('with line and column, in the trace and in the log', async () => {
    const source = `type Event = { body?: { name: string } };
export const handler = async (event: Event): Promise<string> => {
  const value = (event as Event & { more: Array<string> }).body!.name as string;
  return value;
};`;
    const { position, trace } = await errorOf({ 'index.ts': source });
    expect(position).toEqual({ file: 'index.ts', line: 3, column: 66 });
    expect(trace[1]).toContain('/var/task/index.ts:3:66');
  });

  it('in a helper, through generics', async () => {
    const files = {
      'index.ts': `import { fail } from './helper.ts';
export const handler = async (event: object) => fail<string>('no' as string);`,
      'helper.ts': `interface A { a: string }
export function fail<T>(message: T, more?: Partial<A>): never { throw new RangeError(String(message)); }`,
    };
    const { position, trace } = await errorOf(files);
    expect(position).toEqual({ file: 'helper.ts', line: 2, column: 71 });
    expect(trace.slice(1, 3).join('\n')).toMatch(/helper\.ts:2:71[^]*index\.ts:2:49/);
  });

  it('in async functions that carry a context', async () => {
    const source = `import { AsyncLocalStorage } from 'node:async_hooks';
const als: AsyncLocalStorage<number> = new AsyncLocalStorage<number>();
export const handler = async (event: { a?: any }): Promise<void> => {
  await als.run(1, async (): Promise<void> => { await null; (event.a as string).trim(); });
};`;
    const { position } = await errorOf({ 'index.ts': source });
    expect(position).toEqual({ file: 'index.ts', line: 4, column: 81 });
  });

  it.each([
    ['export const handler = async () => {\n  const a: number = ;\n};', 'Unexpected token', 2, 21],
    // This is in V8's words: what takes the types out lets it pass.
    ['export enum { A }', 'Unexpected reserved word', 1, 8],
  ])('a syntax error: %s', async (source, message, line, column) => {
    const error = await errorOf({ 'index.ts': source });
    expect(error).toMatchObject({ kind: 'syntax-error', phase: 'init', errorType: 'Runtime.UserCodeSyntaxError' });
    expect(error.errorMessage).toContain(message);
    expect(error.position).toEqual({ file: 'index.ts', line, column });
  });

  it('a syntax error in a file that is imported', async () => {
    const files = {
      'index.ts': "import all, { a, c } from './bad.ts';\nexport const handler = async () => [all, a, c];",
      'bad.ts': 'const b = 1;\nexport const a: = 5;\nexport { b as c };\nexport default b;',
    };
    const error = await errorOf(files);
    expect(error.errorMessage).toContain('Unexpected token');
    expect(error.position).toEqual({ file: 'bad.ts', line: 2, column: 17 });
  });

  it('a syntax error that is one in JavaScript too', async () => {
    const error = await errorOf({ 'index.ts': 'const a: number = 1;\nexport const b: string = "", a = 2;' });
    expect(error.kind).toBe('syntax-error');
    expect(error.position?.file).toBe('index.ts');
    expect(error.position?.line).toBe(2);
  });
});

it('a log names the place in the TypeScript', async () => {
  const source = `export const handler = async (event: { a: string }): Promise<void> => {
  const error: Error = (event as unknown as Record<string, Error>).none ?? new Error('made');
  console.log(error.stack!.split('\\n')[1]);
};`;
  const [line] = await logOf({ 'index.ts': source });
  // Where nothing is thrown the column is the engine's: somewhere in `new Error(`.
  const column = Number(/\/var\/task\/index\.ts:2:(\d+)\)/.exec(line ?? '')?.[1]);
  expect(column).toBeGreaterThanOrEqual(76);
  expect(column).toBeLessThan(86);
});

it('declarations for the compiler are left alone', async () => {
  const files = {
    'index.ts': 'export const handler = async () => 1;',
    'types.d.ts': 'declare const x: number; nonsense(',
  };
  expect(await answerOf(files)).toBe(1);
});

it.each([
  ['const f = (a: string, b?: Foo<Bar>): void => { a.x.y; g<T>(b!).z }', ['.x', '.y', 'g', '.z']],
  ['let { a, b }: { a: number; b: string } = c.d, e = f!.gg;', ['c.d', 'gg']],
  ['class A<T> extends B<T> implements C { m(this: A<T>): x is y { return z.q } }', ['B', 'z.q']],
])('columns of %s lead back', (source, words) => {
  const { text, toOriginal } = stripTypes(source, 'a.ts');
  for (const word of words) {
    const place = toOriginal({ line: 1, column: text.lastIndexOf(word) + 1 });
    expect([word, place.column]).toEqual([word, source.lastIndexOf(word) + 1]);
  }
});
