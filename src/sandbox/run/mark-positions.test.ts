import { runInThisContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { markName } from '../guest/index.ts';
import { markPositions } from './mark-positions.ts';

function marked(source: string): string {
  const result = markPositions(source, 'commonjs');
  if (result.kind !== 'marked') throw new Error(`Not marked: ${JSON.stringify(result)}`);
  return result.text;
}

/** Bodies of functions that make unusual use of what is marked. Each returns something. */
const bodies = [
  'const a = { b: { c: 1 } }; return a.b.c;',
  'const a = { b: { c: 1 } }; return (0, a.b).c;',
  'const a = { n: 1, f() { return this?.n; } }; return [a.f(), (0, a.f)(), (a.f)(), a["f"]()];',
  'const a = { b: null }; return [a?.b?.c, a?.b?.c.d.e, a.x?.(), a?.["b"]];',
  'const a = { f() { return this; } }; return a?.f().f()?.f() === a;',
  'const a = { C: class { x = 1; } }; return [new a.C().x, new (a.C)().x, new a.C(a.C).x];',
  'const a = { b: 1 }; delete a.b; a.c = 2; a.c += 1; a.c++; return a;',
  'const a = {}; [a.x, ...a.y] = [1, 2, 3]; ({ z: a.z } = { z: 4 }); for (a.k of [5]); for (a.i in { j: 1 }); return a;',
  'class A { #p = 1; static s = 2; static { A.t = 3; } get p() { return this.#p; } has(o) { return #p in o; } } return [new A().p, A.s, A.t, new A().has(new A())];',
  'class A { f() { return 1; } } class B extends A { f() { return super.f() + 1; } get x() { return super["f"](); } } return [new B().f(), new B().x];',
  'const ns = { A: class { n = 1; } }; class B extends ns.A {} return new B().n;',
  'function f() { "use strict"; return this; } function g() { return arguments.length; } return [f(), g(1, 2)];',
  'const tag = (s, ...v) => s.raw.join("|") + v; const o = { tag }; return o.tag`a${1}b\\n`;',
  'let i = 0\nconst a = [1]\n;[i] = a\ni++\nreturn i',
  'outer: for (const a of [1, 2]) { for (;;) { if (a === 1) continue outer; break outer; } } return 1;',
  'do i = 1; while (false) var i; return i;',
  'switch (2) { case 1: return 1; case 2: { let x = 2; return x; } default: }',
  'if (true) return 1; else return 2;',
  'function* g() { const x = (yield 1).a; return x; } const it = g(); it.next(); return it.next({ a: 7 }).value;',
  'function F() { return new.target?.name; } return [F(), new F() instanceof F];',
  'return [1..toFixed(1), 1.5.toFixed(), "a".length, `b${1}`.length, /x/.source, [1].at(0), (() => 1).length, (function () {}).name, ({ a: 1 }).a];',
  'const async = { x: 1 }; return async.x;',
  'return (await1 => await1.x)({ x: 1 });',
  'var a = { b: 1 }; return ((a)).b + (((a.b))).valueOf();',
  'return typeof nope + typeof Math.nope;',
  'try { throw { code: 1 }; } catch ({ code }) { return code.valueOf(); } finally { Math.max; }',
  'const f = ({ a, b: { c = 2 }, d: [e, [g]] = [1, [2]], ...rest }, [h, { i }] = [3, { i: 4 }]) => [a, c, e, g, rest, h, i, f.name]; return f({ a: 1, b: {}, z: 5 });',
  'const { a: { b }, "c d": { e }, 0: { f }, [`g`]: { h } } = { a: { b: 1 }, "c d": { e: 2 }, 0: { f: 3 }, g: { h: 4 } }; return [b, e, f, h];',
  'let a, b; [a, { b }] = [1, { b: 2 }]; ({ x: a, y: { z: b } } = { x: 3, y: { z: 4 } }); return [a, b];',
  'const out = []; for (const [k, { v }] of Object.entries({ a: { v: 1 } })) out.push(k, v); for (const x of[1])out.push(x); return out;',
  'function f(...all) { return all.length; } return [f(...[1, 2], 3), Math.max(...[4, 5]), [...[6], ...new Set([7])]];',
  'function* g() { yield* [1, 2]; return 3; } return [...g()];',
  'class A { static { this.x = 1; } } class B extends(A) {} class C extends (0, B) { constructor() { super(); } } return [B.x, new C() instanceof A, "x" in C];',
  'const f = () => () => 5; return [f()(), (() => 6)(), new (f().constructor)("return 7")()];',
  'return ((a, b = a, { c } = { c: b }) => [a, b, c])(1);',
  'const o = { k: "x", x: 1 }; return [o[o.k], o?.[o.k], delete o[o.k], o];',
  'class A { set v({ a }) { this.a = a; } m = ({ b }) => b; } const a = new A(); a.v = { a: 1 }; return [a.a, a.m({ b: 2 })];',
  'var x = 1; return eval("x + 1") + [1].reduce((s, { length = 3 }) => s + length, 0);',
];

describe('a marked function', () => {
  it.each(bodies)('does what it did: %s', (body) => {
    const program = `(function () {${body}})`;
    const before = runInThisContext(program) as () => unknown;
    const after = runInThisContext(`((${markName}) => ${marked(program).replace(/^0;/, '')})`) as (
      mark: unknown,
    ) => typeof before;
    expect(after((value: unknown) => value)()).toEqual(before());
  });

  it('keeps its lines', () => {
    const source = 'const a = 1\n\n/* two\nlines */ a.b.c;\nfunction f() {\n  return a.x;\n}\n';
    expect(marked(source).split('\n')).toHaveLength(source.split('\n').length);
  });
});

describe('a place of the marked text', () => {
  it('leads back to the place in the original', () => {
    const source = 'const a = b.c.d;\nfirst(); second.third(e.f);\nreturn_.x;';
    const result = markPositions(source, 'commonjs');
    if (result.kind !== 'marked') throw new Error('Not marked.');
    const originals = source.split('\n');
    for (const [index, line] of result.text.split('\n').entries()) {
      for (const name of ['const', 'first', 'second', '.third', 'e', 'return_', '.c', '.d', '.x']) {
        if (originals[index]?.includes(name) !== true) continue;
        const place = result.toOriginal({ line: index + 1, column: line.lastIndexOf(name) + 1 });
        expect(place, name).toEqual({ line: index + 1, column: originals[index].lastIndexOf(name) + 1 });
      }
    }
  });
});

it('tells the place of a syntax error', () => {
  expect(markPositions('const a = 1;\n  let b = ;', 'module')).toEqual({
    kind: 'syntax-error',
    place: { line: 2, column: 11 },
  });
});
