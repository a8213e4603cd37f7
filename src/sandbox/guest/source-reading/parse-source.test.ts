import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { expect, it } from 'vitest';
import { markPositions } from '../../run/mark-positions.ts';
import { parseSource } from './parse-source.ts';
import { eachChild, type AnyNode } from './syntax-tree.ts';

/** Sources that others have written. */
const folders = ['acorn/dist', 'esbuild/lib', 'fflate/lib', 'resolve.exports/dist', 'cjs-module-lexer', 'sucrase/dist'];

async function sources(): Promise<(readonly [string, string])[]> {
  const found: (readonly [string, string])[] = [];
  for (const folder of folders) {
    const path = fileURLToPath(new URL(`../../../../node_modules/${folder}/`, import.meta.url));
    for (const name of await readdir(path)) {
      if (!/\.m?js$/.test(name)) continue;
      const text = await readFile(path + name, 'utf8');
      if (text.length < 300_000) found.push([`${folder}/${name}`, text]);
    }
  }
  return found;
}

type Count = Record<string, number>;

function add(count: Count, what: string): void {
  count[what] = (count[what] ?? 0) + 1;
}

/** How many calls, members and functions there are, by their places. */
function inAcorn(text: string): Count {
  const count: Count = {};
  const visit = (node: object): void => {
    const { type, start, end, params } = node as { type?: string; start: number; end: number; params?: unknown[] };
    if (/^(?:CallExpression|NewExpression|TaggedTemplateExpression)$/.test(type ?? ''))
      add(count, `call ${start}-${end}`);
    if (type === 'MemberExpression') add(count, `member ${start}-${end}`);
    if (params !== undefined) add(count, `function of ${params.length}`);
    for (const value of Object.values(node) as unknown[]) {
      for (const child of Array.isArray(value) ? (value as unknown[]) : [value])
        if (typeof child === 'object' && child !== null) visit(child);
    }
  };
  let program: object;
  try {
    program = parse(text, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true });
  } catch {
    program = parse(text, { ecmaVersion: 'latest', sourceType: 'script', allowHashBang: true });
  }
  visit(program);
  return count;
}

function walk(text: string, visit: (node: AnyNode) => void): void {
  const go = (node: AnyNode): void => {
    visit(node);
    eachChild(node, go);
  };
  for (const node of parseSource(text) ?? []) go(node);
}

function inOurs(text: string): Count {
  const count: Count = {};
  walk(text, (node) => {
    if (node.type === 'call' || node.type === 'new') add(count, `call ${node.start}-${node.end}`);
    if (node.type === 'member') add(count, `member ${node.start}-${node.end}`);
    if (node.type === 'function' && node.name !== '<static_initializer>')
      add(count, `function of ${node.parameters.length}`);
  });
  return count;
}

it.each(await sources())('reads what acorn reads: %s', (_name, text) => {
  expect(inOurs(text)).toEqual(inAcorn(text));
});

it.each([
  'class A { a = 1\n constructor() {} static { a(); } get\n x() {} async *[b]() {} #c = d() }',
  'a = b\n/c/g.d(); e = f / g(/[/]/) / 2; h = `x${i(`y${j}`)}z`;',
  'for (const [a, { b }] of c(d)) e: for (f in g) if (h) continue; else break e;',
  'async (a, { b }, ...c) => { await d(b); for await (const e of f) g`h`; }; async x => x(); async(1); await\n(2);',
  'do a(); while (b) c(); if (d) ; else e(); switch (f) { case g(): default: h(); }',
  'export default class extends a.b {}\nexport const c = 1, { d } = e;\nexport * from "f";\nexport { g } from "h" with { type: "json" };\nimport i, * as j from "k"\nl();',
  'new a.b(c).d().e; new a; new (b())(c); new.target; import.meta.x; import("y"); super_.z?.[1]?.(2).q;',
  'x = { get a() { return 1; }, set: 2, async *b() {}, [c]: d, "e f": g, 1.5: h, i, ...j, get, async, static: 3 };',
])('reads %s', (text) => {
  const outside = text.includes('new.target') ? `function f() { ${text.replace(/super_/, 'x')} }` : text;
  expect(parseSource(outside)).toBeDefined();
});

it('takes marks off', () => {
  const source =
    'const { a: { b }, c = 1 } = f(x.y, ...z); for (const [q] of [[1]]) new K(q)(({ d }) => d["e" + q]); "k" in o;';
  const marked = markPositions(source, 'module');
  if (marked.kind !== 'marked') throw new Error('Not marked.');
  const count = (text: string): Count => {
    const kinds: Count = {};
    walk(text, (node) => {
      if (node.type !== 'block' && node.type !== 'literal') add(kinds, node.type === 'name' ? node.name : node.type);
    });
    return kinds;
  };
  expect(count(marked.text)).toEqual(count(source));
});

it.each([
  ['is too long', 'a();'.repeat(200_000)],
  ['nests too deep', '['.repeat(50_000) + ']'.repeat(50_000)],
  ['is none', 'a b ) {'],
])('gives up on a source that %s', (_name, text) => {
  expect(parseSource(text)).toBeUndefined();
});
