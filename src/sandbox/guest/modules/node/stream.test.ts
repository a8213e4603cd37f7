import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../run-function.fixture.ts';
import { compareAll, type ComparedSnippet } from '../snippets.fixture.ts';

const imports = `
import stream, * as all from 'node:stream';
import { Duplex, PassThrough, Readable, Transform, Writable, addAbortSignal, compose, finished, pipeline } from 'node:stream';
import promises, * as promising from 'node:stream/promises';
import EventEmitter from 'node:events';
import { createRequire } from 'node:module';
const turn = () => new Promise((resolve) => setImmediate(resolve));
/** A writable that keeps what it gets, and told, what happened to it in order. */
const sink = (options) => {
  const got = [];
  const writable = new Writable({ write(chunk, encoding, done) { got.push(String(chunk)); done(); }, ...options });
  return Object.assign(writable, { got });
};
const upper = () => new Transform({ transform(chunk, encoding, done) { done(null, String(chunk).toUpperCase()); } });
const watch = (one) => {
  const told = [];
  for (const name of ['data', 'end', 'error', 'close', 'finish', 'drain', 'pipe', 'unpipe', 'pause', 'resume', 'readable']) {
    if (name !== 'data' && name !== 'readable') one.on(name, (value) => told.push(value instanceof Error ? name + ' ' + value.code + ' ' + value.message : name));
  }
  return told;
};
const settled = (one) => new Promise((resolve) => one.once('close', resolve));
`;

const snippets: Readonly<Record<string, readonly string[]>> = {
  'its names': [
    'Object.keys(all).sort()',
    'Object.keys(promising).sort()',
    '[stream === Readable.prototype.constructor, stream.Stream === stream, stream.prototype instanceof EventEmitter, stream.promises === promises]',
    "[createRequire('/var/task/index.mjs')('stream') === stream, createRequire('/var/task/index.mjs')('node:stream/promises') === promises]",
    'Object.getOwnPropertyNames(Readable.prototype).sort()',
    'Object.getOwnPropertyNames(Writable.prototype).sort()',
    'Object.getOwnPropertyNames(Readable).sort()',
    '[Duplex.prototype instanceof Readable, new Duplex() instanceof Writable, new PassThrough() instanceof Transform]',
    '[stream.getDefaultHighWaterMark(false), stream.getDefaultHighWaterMark(true), new Readable().readableHighWaterMark]',
  ],
  Readable: [
    "(async () => { const got = []; for await (const chunk of Readable.from(['a', 'b', 3])) got.push(chunk); return got; })()",
    "(async () => { const got = []; for await (const chunk of Readable.from('text')) got.push(chunk); return got; })()",
    "(async () => { const got = []; for await (const chunk of Readable.from(Buffer.from('bytes'))) got.push(String(chunk)); return got; })()",
    "(async () => { async function* lines() { yield 'a'; yield 'b'; } const got = []; for await (const chunk of Readable.from(lines())) got.push(chunk); return got; })()",
    "(async () => { const r = new Readable({ read() {} }); r.push('one'); r.push('two'); r.push(null); const got = []; for await (const chunk of r) got.push(String(chunk)); return got; })()",
    "(async () => { const r = new Readable({ read() { this.push('é'); this.push(null); }, encoding: 'utf8' }); const got = []; r.on('data', (chunk) => got.push(chunk)); await settled(r); return [got, r.readableEnded, r.destroyed]; })()",
    "(async () => { const r = Readable.from(['a', 'b']); const told = watch(r); r.on('data', (chunk) => told.push(chunk)); await settled(r); return told; })()",
    "(async () => { const r = new Readable({ read() { this.destroy(new RangeError('broke')); } }); const told = watch(r); r.resume(); await settled(r); return [told, r.errored.message]; })()",
    "(async () => { for await (const chunk of new Readable({ read() { throw new TypeError('in read'); } })) return chunk; })()",
    "(async () => { const r = Readable.from(['a', 'b', 'c']); for await (const chunk of r) if (chunk === 'b') break; await turn(); return [r.destroyed, r.readableAborted]; })()",
    "(async () => { const r = Readable.from(['a', 'b', 'c']); for await (const chunk of r.iterator({ destroyOnReturn: false })) break; return [r.destroyed, await r.toArray()]; })()",
    "(async () => { const r = new Readable({ read() {} }); r.push('abcdef'); r.push(null); await new Promise((resolve) => r.once('readable', resolve)); return [String(r.read(2)), String(r.read()), r.read()]; })()",
    "(async () => { const r = new Readable({ read() {} }); r.push('b'); r.unshift('a'); r.push(null); return (await r.toArray()).map(String); })()",
    '(async () => { const r = new Readable(); const told = watch(r); r.resume(); await settled(r); return told; })()',
    "(async () => { const r = new Readable({ read() {} }); const told = watch(r); r.push(null); r.push('late'); r.resume(); await settled(r); return told; })()",
    '(async () => { const r = new Readable({ read() {} }); const told = watch(r); const pushed = r.push(5); await settled(r); return [pushed, told]; })()',
    '(async () => { const r = new Readable({ read() {} }); const told = watch(r); r.push({}); await settled(r); return told; })()',
    'Readable.from(null)',
    'Readable.from(5)',
    'Readable.from([null]).toArray()',
    'new Readable({ highWaterMark: -1 })',
    "new Readable({ encoding: 'nope' })",
    '(() => { const r = new Readable({ read() {}, objectMode: true, highWaterMark: 1 }); return [r.push({}), r.push({}), r.readableLength, r.readableFlowing, r.readableObjectMode]; })()',
    "(async () => { const r = Readable.from(['a', 'b']); r.on('data', () => {}); r.pause(); const paused = r.isPaused(); r.resume(); await settled(r); return [paused, r.isPaused()]; })()",
    "(async () => { const r = new Readable({ construct(done) { setTimeout(done, 1); }, read() { this.push('x'); this.push(null); } }); return (await r.toArray()).map(String); })()",
    '[Readable.isDisturbed(Readable.from([])), stream.isReadable(Readable.from([1])), stream.isErrored(Readable.from([1]))]',
    '(async () => { class Counter extends Readable { n = 0; _read() { this.push(this.n < 3 ? String(this.n++) : null); } } const got = []; for await (const chunk of new Counter()) got.push(String(chunk)); return got; })()',
    "(async () => { let left = 3; const r = new Readable({ read() { setTimeout(() => this.push(left-- > 0 ? 'x' : null), 1); } }); return (await r.toArray()).length; })()",
  ],
  'the helpers of Readable': [
    'Readable.from([1, 2, 3]).map((x) => x * 2).toArray()',
    'Readable.from([1, 2, 3, 4]).filter((x) => x % 2).toArray()',
    'Readable.from([1, 2, 3]).map(async (x) => { await turn(); return x + 1; }, { concurrency: 2 }).toArray()',
    'Readable.from([1, 2]).flatMap((x) => [x, x]).toArray()',
    'Readable.from([1, 2, 3, 4]).drop(1).take(2).toArray()',
    'Readable.from([1, 2, 3]).reduce((sum, x) => sum + x, 10)',
    'Readable.from([1, 2, 3]).reduce((sum, x) => sum + x)',
    'Readable.from([]).reduce((sum, x) => sum + x)',
    '(async () => [await Readable.from([1, 2]).some((x) => x > 1), await Readable.from([1, 2]).every((x) => x > 1), await Readable.from([1, 2]).find((x) => x > 1)])()',
    '(async () => { const got = []; await Readable.from([1, 2]).forEach((x) => got.push(x)); return got; })()',
  ],
  'the helpers of Readable that fail or stop': [
    'Readable.from([1]).asIndexedPairs?.().toArray()',
    'Readable.from([1]).map(5)',
    'Readable.from([1]).map((x) => x, { concurrency: 0 })',
    'Readable.from([1]).take(-1)',
    "Readable.from([1, 2]).map(() => { throw new EvalError('in map'); }).toArray()",
    '(async () => { const c = new AbortController(); const all = Readable.from([1, 2]).map((x) => new Promise((resolve) => setTimeout(resolve, 50)), { signal: c.signal }).toArray(); setTimeout(() => c.abort(), 1); return all; })()',
    'Readable.from([1]).toArray({ signal: AbortSignal.abort() })',
    "Readable.from(['a', 'b']).compose(upper()).toArray().then((all) => all.map(String))",
  ],
  Writable: [
    "(async () => { const w = sink(); const told = watch(w); w.write('a'); w.end('b'); await settled(w); return [w.got, told, w.writableFinished, w.writableEnded]; })()",
    "(async () => { const w = sink({ highWaterMark: 3 }); const told = watch(w); const full = [w.write('ab'), w.write('cd'), w.writableNeedDrain, w.writableLength]; await turn(); return [full, told, w.writableNeedDrain]; })()",
    "(async () => { const w = new Writable({ highWaterMark: 3, write(chunk, encoding, done) { setTimeout(done, 1); } }); const told = watch(w); const full = [w.write('ab'), w.write('cd'), w.writableNeedDrain, w.writableLength]; await new Promise((resolve) => w.once('drain', resolve)); return [full, told, w.writableLength]; })()",
    "(async () => { const w = sink(); const told = watch(w); w.end(); w.write('late', (error) => told.push('callback ' + error.code)); await settled(w); return told; })()",
    "(async () => { const w = sink(); const told = watch(w); w.end(); w.end('again', (error) => told.push('callback ' + error.code)); await settled(w); return told; })()",
    "(async () => { const w = new Writable({ write(chunk, encoding, done) { done(new RangeError('no room')); } }); const told = watch(w); w.write('a', (error) => told.push('callback ' + error.message)); await settled(w); return [told, w.errored.message]; })()",
    'sink().write(null)',
    'sink().write(5)',
    "sink().write('a', 'nope')",
    "sink({ objectMode: true }).write({ an: 'object' })",
    "(async () => { const w = new Writable(); const told = watch(w); w.write('a'); await settled(w); return told; })()",
    "(async () => { const got = []; const w = new Writable({ writev(chunks, done) { got.push(chunks.map(({ chunk, encoding }) => String(chunk) + encoding)); done(); } }); w.cork(); w.write('a'); w.write('b', 'latin1'); w.uncork(); w.end('c'); await settled(w); return got; })()",
    "(async () => { const got = []; const w = new Writable({ decodeStrings: false, defaultEncoding: 'latin1', write(chunk, encoding, done) { got.push(typeof chunk, encoding); done(); } }); w.end('a'); await settled(w); return got; })()",
    "(async () => { const got = []; const w = new Writable({ write(c, e, done) { done(); }, final(done) { got.push('final'); done(); }, destroy(error, done) { got.push('destroy'); done(error); } }); w.on('finish', () => got.push('finish')); w.end(); await settled(w); return got; })()",
    "(async () => { const w = new Writable({ write(c, e, done) { done(); }, final(done) { done(new Error('final failed')); } }); const told = watch(w); w.end(); await settled(w); return told; })()",
    "(async () => { const w = sink(); const told = watch(w); w.destroy(); w.write('x'); await settled(w); return [told, w.destroyed, w.writableAborted, w.writable]; })()",
    "(async () => { const w = sink(); w.setDefaultEncoding('hex'); w.end('6869'); await settled(w); return w.got; })()",
    "sink().setDefaultEncoding('nope')",
    '(async () => { const w = sink(); await w[Symbol.asyncDispose](); return w.destroyed; })()',
  ],
  'Transform and Duplex': [
    "(async () => { const t = upper(); t.write('a'); t.end('b'); return (await t.toArray()).map(String); })()",
    "(async () => { const t = new Transform({ transform(chunk, encoding, done) { this.push(chunk); this.push(chunk); done(); }, flush(done) { this.push('end'); done(); } }); t.end('x'); return (await t.toArray()).map(String); })()",
    "(async () => { const t = new Transform({ transform(chunk, encoding, done) { done(new TypeError('bad chunk')); } }); const told = watch(t); t.end('x'); await settled(t); return told; })()",
    "(async () => { const t = new Transform(); const told = watch(t); t.end('x'); await settled(t); return told; })()",
    '(async () => { const t = new Transform({ objectMode: true, transform({ n }, encoding, done) { done(null, { n: n + 1 }); } }); t.write({ n: 1 }); t.end({ n: 2 }); return t.toArray(); })()',
    "(async () => { const p = new PassThrough(); p.end('through'); return String((await p.toArray())[0]); })()",
    "(async () => { const got = []; const d = new Duplex({ read() { this.push('out'); this.push(null); }, write(chunk, encoding, done) { got.push(String(chunk)); done(); } }); d.end('in'); return [(await d.toArray()).map(String), got]; })()",
    "(async () => { const d = Duplex.from(async function* (source) { for await (const chunk of source) yield String(chunk).toUpperCase(); }); d.end('a'); return (await d.toArray()).map(String); })()",
    'Duplex.from(5)',
    "(async () => { const [left, right] = stream.duplexPair(); left.end('hello'); return String((await right.toArray())[0]); })()",
    "(async () => { class Lines extends Transform { rest = ''; _transform(chunk, encoding, done) { const lines = (this.rest + chunk).split('\\n'); this.rest = lines.pop(); for (const line of lines) this.push(line); done(); } _flush(done) { done(null, this.rest); } } const lines = new Lines({ readableObjectMode: true }); lines.write('a\\nb'); lines.end('c\\nd'); return (await lines.toArray()).map(String); })()",
  ],
  'pipe and pipeline': [
    "(async () => { const w = sink(); const told = watch(w); Readable.from(['a', 'b']).pipe(upper()).pipe(w); await settled(w); return [w.got, told]; })()",
    "(async () => { const w = sink(); await promises.pipeline(Readable.from(['a', 'b']), upper(), w); return w.got; })()",
    "(async () => { const w = sink(); await promises.pipeline(['x', 'y'], async function* (source) { for await (const chunk of source) yield chunk + '!'; }, w); return w.got; })()",
    "promises.pipeline(Readable.from(['a']), async (source) => { let text = ''; for await (const chunk of source) text += chunk; return text; })",
    "(async () => { const w = sink(); return promises.pipeline(async function* () { yield 'a'; throw new RangeError('source failed'); }, w).catch((error) => [error.message, w.destroyed, w.got]); })()",
    "(async () => { const r = Readable.from(['a', 'b']); const w = new Writable({ write(c, e, done) { done(new Error('sink failed')); } }); return promises.pipeline(r, w).catch((error) => [error.message, r.destroyed]); })()",
    "new Promise((resolve) => pipeline(Readable.from(['a']), sink(), (error, value) => resolve([error ?? null, value ?? null])))",
    'new Promise((resolve) => { const r = new Readable({ read() {} }); pipeline(r, sink(), (error) => resolve([error.code, error.message])); r.destroy(); })',
    '(async () => { const c = new AbortController(); setTimeout(() => c.abort(), 1); return promises.pipeline(new Readable({ read() {} }), sink(), { signal: c.signal }); })()',
    "(async () => { const w = sink(); await promises.pipeline(Readable.from(['a']), w, { end: false }); return [w.writableEnded, w.destroyed]; })()",
    'pipeline(Readable.from([]), sink())',
    'pipeline(Readable.from([]), () => {})',
    'pipeline(5, sink(), () => {})',
    'promises.pipeline(Readable.from([]))',
    "(async () => { const p = new PassThrough(); const w = sink(); p.pipe(w); p.unpipe(w); p.end('x'); await turn(); return w.got; })()",
    '(async () => { const w = sink(); const told = watch(w); w.pipe(sink()); await turn(); return told; })()',
  ],
  'finished, compose and abort signals': [
    "(async () => { const r = Readable.from(['a']); r.resume(); return [await promises.finished(r)]; })()",
    "(async () => { const w = sink(); setTimeout(() => w.destroy(new EvalError('gone')), 1); return promises.finished(w); })()",
    '(async () => { const w = sink(); setTimeout(() => w.destroy(), 1); return promises.finished(w); })()',
    'promises.finished(5)',
    'finished(sink())',
    "new Promise((resolve) => { const w = sink(); finished(w, (error) => resolve(error ?? 'fine')); w.end(); })",
    '(async () => { const r = new Readable({ read() {} }); return promises.finished(r, { signal: AbortSignal.abort() }); })()',
    "(async () => { const d = compose(upper(), async function* (source) { for await (const chunk of source) yield String(chunk) + '?'; }); d.end('a'); return (await d.toArray()).map(String); })()",
    'compose(5)',
    '(async () => { const c = new AbortController(); const r = addAbortSignal(c.signal, new Readable({ read() {} })); c.abort(); for await (const chunk of r) return chunk; })()',
    'addAbortSignal({}, new Readable())',
    'addAbortSignal(new AbortController().signal, {})',
    "(async () => { const c = new AbortController(); const w = sink({ signal: c.signal }); const told = watch(w); c.abort(new Error('why')); await settled(w); return told; })()",
  ],
  'streams of the web': [
    "(async () => { const got = []; for await (const chunk of Readable.toWeb(Readable.from(['a', 'b']))) got.push(chunk); return got; })()",
    "(async () => { const web = new ReadableStream({ start(c) { c.enqueue('x'); c.enqueue('y'); c.close(); } }); return Readable.fromWeb(web, { objectMode: true }).toArray(); })()",
    "(async () => { const w = sink(); const writer = Writable.toWeb(w).getWriter(); await writer.write('a'); await writer.close(); return w.got; })()",
    "(async () => { const got = []; const w = Writable.fromWeb(new WritableStream({ write(chunk) { got.push(String(chunk)); } })); w.end('a'); await settled(w); return got; })()",
    "(async () => { const { readable, writable } = Duplex.toWeb(upper()); const writer = writable.getWriter(); writer.write('a'); writer.close(); const got = []; for await (const chunk of readable) got.push(Buffer.from(chunk).toString()); return got; })()",
    "(async () => { const d = Duplex.fromWeb(new TransformStream()); d.end('a'); return (await d.toArray()).map(String); })()",
    "(async () => { const w = sink(); await promises.pipeline(new ReadableStream({ start(c) { c.enqueue('web'); c.close(); } }), w); return w.got; })()",
    "(async () => { const got = []; await promises.pipeline(Readable.from(['a']), new TransformStream({ transform(chunk, c) { c.enqueue(chunk + '!'); } }), new WritableStream({ write(chunk) { got.push(chunk); } })); return got; })()",
    'Readable.fromWeb({})',
    'Readable.toWeb(5)',
    "(async () => { const web = Readable.toWeb(new Readable({ read() { this.destroy(new RangeError('broke')); } })); return web.getReader().read(); })()",
    '[stream.isReadable(new ReadableStream()), stream.isDisturbed(new ReadableStream()), stream.isErrored(new ReadableStream())]',
  ],
};

// Few at a time: a collection of garbage while an async function waits can break the engine's memory (quickjs-ng 0.32).
const atOnce = 2;

for (const [topic, expressions] of Object.entries(snippets)) {
  describe(`stream does what Node.js does: ${topic}`, async () => {
    const compared: ComparedSnippet[] = [];
    for (let start = 0; start < expressions.length; start += atOnce) {
      compared.push(...(await compareAll(expressions.slice(start, start + atOnce), imports)));
    }

    it.each(compared)('$expression', ({ here, there }) => {
      expect(here).toEqual(there);
    });
  });
}

describe('a stream in the guest', () => {
  it('takes a megabyte in chunks without trouble', async () => {
    const source = `
import { pipeline } from 'node:stream/promises';
import { Readable, Transform } from 'node:stream';
export const handler = async () => {
  let bytes = 0;
  const chunk = Buffer.alloc(64 * 1024, 'x');
  const count = new Transform({ transform(data, encoding, done) { bytes += data.length; done(null, data); } });
  await pipeline(Readable.from(Array.from({ length: 16 }, () => chunk)), count, async (all) => { for await (const one of all) void one; });
  return bytes;
};`;

    expect(await answerOf(source)).toBe(2 ** 20);
  });
});
