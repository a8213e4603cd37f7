import { describe, expect, it } from 'vitest';
import { compareAll } from '../snippets.fixture.ts';

const imports = `
import * as web from 'node:stream/web';
import { inspect } from 'node:util';
const readableOf = (...chunks) => new ReadableStream({ start(c) { for (const chunk of chunks) c.enqueue(chunk); c.close(); } });
const readAll = async (readable) => { const got = []; for await (const chunk of readable) got.push(chunk); return got; };
const decode = (bytes) => Buffer.from(bytes).toString();
const upper = () => new TransformStream({ transform(chunk, c) { c.enqueue(String(chunk).toUpperCase()); } });
const turn = () => new Promise((resolve) => setImmediate(resolve));
`;

const snippets: Readonly<Record<string, readonly string[]>> = {
  names: [
    'Object.keys(web).sort()',
    'Object.keys(web).filter((name) => web[name] === globalThis[name]).sort()',
    '[typeof ReadableStreamDefaultReader, typeof TransformStreamDefaultController, typeof WritableStreamDefaultWriter]',
    'Object.getOwnPropertyNames(ReadableStream.prototype).sort()',
    '[inspect(new ReadableStream()), String(new WritableStream()), inspect(new TransformStream())]',
  ],
  ReadableStream: [
    "readAll(readableOf('a', 'b'))",
    'readAll(ReadableStream.from([1, 2, 3]))',
    "readAll(ReadableStream.from((async function* () { yield 'x'; yield 'y'; })()))",
    'ReadableStream.from(5)',
    '(() => { try { ReadableStream.from(null); } catch (error) { return error.name; } })()',
    "(async () => { const reader = readableOf('a').getReader(); return [await reader.read(), await reader.read(), await reader.closed]; })()",
    '(async () => { let n = 0; const r = new ReadableStream({ pull(c) { n += 1; if (n > 3) c.close(); else c.enqueue(n); } }); return readAll(r); })()',
    '(async () => { let n = 0; const r = new ReadableStream({ async pull(c) { await turn(); n += 1; if (n > 3) c.close(); else c.enqueue(n); } }, { highWaterMark: 0 }); return readAll(r); })()',
    "(async () => { const r = new ReadableStream({ start(c) { c.error(new RangeError('broke')); } }); return readAll(r); })()",
    "(async () => { const r = new ReadableStream({ pull() { throw new TypeError('in pull'); } }); return r.getReader().read(); })()",
    "(async () => { let why; const r = new ReadableStream({ cancel(reason) { why = reason; } }); await r.cancel('enough'); return [why, r.locked]; })()",
    "(async () => { let why = 'not'; const r = new ReadableStream({ pull(c) { c.enqueue(1); }, cancel(reason) { why = reason; } }); for await (const chunk of r) break; await turn(); return [String(why), r.locked]; })()",
    "(async () => { const r = readableOf('a', 'b'); for await (const chunk of r.values({ preventCancel: true })) break; await turn(); return readAll(r); })()",
    "(() => { const r = readableOf('a'); r.getReader(); return r.getReader(); })()",
    "(async () => { const r = readableOf('a'); r.getReader(); return r.cancel(); })()",
    "(async () => { const reader = readableOf('a').getReader(); reader.releaseLock(); return reader.read(); })()",
    '(async () => { const reader = new ReadableStream().getReader(); const pending = reader.read(); reader.releaseLock(); return pending; })()',
    "(async () => { const [left, right] = readableOf('a', 'b').tee(); return [await readAll(left), await readAll(right)]; })()",
    '(async () => { let got; new ReadableStream({ start(c) { got = [c.desiredSize]; c.enqueue(1); got.push(c.desiredSize); c.close(); try { c.enqueue(2); } catch (error) { got.push(error.name, error.code, error.message); } } }); return got; })()',
    'new ReadableStream({ pull: 5 })',
    "new ReadableStream('x')",
    "new ReadableStream({ type: 'other' })",
    'new ReadableStream({}, { highWaterMark: -1 })',
    'new ReadableStream({}, { size: 5 })',
    '(() => { try { ReadableStream(); } catch (error) { return error.name; } })()',
    'new ReadableStreamDefaultReader({})',
    'new ReadableStreamDefaultController()',
    'ReadableStream.prototype.getReader.call({})',
    "(async () => { const r = new ReadableStream({ type: 'bytes', start(c) { c.enqueue(new Uint8Array([104, 105])); c.close(); } }); const { value, done } = await r.getReader({ mode: 'byob' }).read(new Uint8Array(4)); return [decode(value), done]; })()",
    "(async () => { const r = new ReadableStream({ type: 'bytes', autoAllocateChunkSize: 4, pull(c) { c.byobRequest.view[0] = 7; c.byobRequest.respond(1); c.close(); } }); return (await readAll(r)).map((one) => [...one]); })()",
    "(async () => { const r = new ReadableStream({ type: 'bytes', start(c) { c.enqueue('text'); } }); return r; })()",
    "readableOf('a').getReader({ mode: 'byob' })",
    'new web.ByteLengthQueuingStrategy({ highWaterMark: 3 }).size(new Uint8Array(5))',
    'new CountQueuingStrategy({ highWaterMark: 3 }).size() + new CountQueuingStrategy({ highWaterMark: 3 }).highWaterMark',
    'new CountQueuingStrategy()',
    'new CountQueuingStrategy({})',
  ],
  WritableStream: [
    "(async () => { const got = []; const writer = new WritableStream({ write(chunk) { got.push(chunk); }, close() { got.push('closed'); } }).getWriter(); await writer.write('a'); await writer.close(); return got; })()",
    '(async () => { const w = new WritableStream({}, { highWaterMark: 2 }).getWriter(); const sizes = [w.desiredSize]; w.write(1); sizes.push(w.desiredSize); await w.ready; return sizes; })()',
    "(async () => { const w = new WritableStream({ write() { throw new RangeError('full'); } }).getWriter(); w.closed.catch(() => {}); return w.write('a'); })()",
    "(async () => { const got = []; const w = new WritableStream({ abort(reason) { got.push(reason); } }); await w.abort('stop'); return [got, w.locked]; })()",
    "(async () => { const w = new WritableStream().getWriter(); w.closed.catch(() => {}); w.ready.catch(() => {}); await w.abort(new EvalError('gone')); return w.write('late'); })()",
    "(async () => { const w = new WritableStream().getWriter(); await w.close(); return w.write('late'); })()",
    '(async () => { const w = new WritableStream(); w.getWriter(); return w.close(); })()',
    '(() => { const w = new WritableStream(); w.getWriter(); return w.getWriter(); })()',
    "(async () => { let signal; const w = new WritableStream({ start(c) { signal = c.signal; } }); await w.abort('why'); return [signal.aborted, signal.reason]; })()",
    "new WritableStream({ type: 'bytes' })",
    'new WritableStream({ write: 5 })',
    'new WritableStreamDefaultWriter(5)',
  ],
  'pipes and transforms': [
    "readAll(readableOf('a', 'b').pipeThrough(upper()))",
    "(async () => { const got = []; await readableOf('a', 'b').pipeThrough(upper()).pipeTo(new WritableStream({ write(chunk) { got.push(chunk); } })); return got; })()",
    "(async () => { const t = new TransformStream(); const writer = t.writable.getWriter(); writer.write('same'); writer.close(); return readAll(t.readable); })()",
    "(async () => { const t = new TransformStream({ start(c) { c.enqueue('first'); }, transform(chunk, c) { c.enqueue(chunk); c.enqueue(chunk); }, flush(c) { c.enqueue('last'); } }); return readAll(readableOf('x').pipeThrough(t)); })()",
    "readAll(readableOf('a').pipeThrough(new TransformStream({ transform() { throw new RangeError('no'); } })))",
    "readAll(readableOf('a', 'b').pipeThrough(new TransformStream({ transform(chunk, c) { c.enqueue(chunk); c.terminate(); } }))).catch((error) => [error.name, error.message])",
    '(async () => { const c = new AbortController(); const done = new ReadableStream().pipeTo(new WritableStream(), { signal: c.signal }); c.abort(); return done; })()',
    "(async () => { const w = new WritableStream(); await readableOf('a').pipeTo(w, { preventClose: true }); const writer = w.getWriter(); return [writer.desiredSize]; })()",
    "readableOf('a').pipeTo(new WritableStream({ write() { throw new TypeError('refused'); } }))",
    "readableOf('a').pipeTo({})",
    "readableOf('a').pipeThrough({})",
    "new TransformStream({ readableType: 'x' })",
    "readAll(readableOf('é', 'a').pipeThrough(new TextEncoderStream())).then((all) => all.map((one) => [...one]))",
    'readAll(readableOf(new Uint8Array([0xc3]), new Uint8Array([0xa9, 33])).pipeThrough(new TextDecoderStream()))',
    "readAll(readableOf('\\ud83d', '\\ude00').pipeThrough(new TextEncoderStream())).then((all) => all.map((one) => [...one]))",
    "[new TextDecoderStream('utf-8', { fatal: true }).fatal, new TextEncoderStream().encoding, new TextDecoderStream().encoding]",
    "readAll(readableOf(new Uint8Array([0xff])).pipeThrough(new TextDecoderStream('utf-8', { fatal: true })))",
    "new TextDecoderStream('nope')",
    'readAll(readableOf(5).pipeThrough(new TextDecoderStream()))',
    "readAll(readableOf(Buffer.from('squeeze me')).pipeThrough(new CompressionStream('gzip')).pipeThrough(new DecompressionStream('gzip'))).then((all) => decode(Buffer.concat(all)))",
    "readAll(readableOf(Buffer.from('squeeze me')).pipeThrough(new CompressionStream('deflate-raw')).pipeThrough(new DecompressionStream('deflate-raw'))).then((all) => decode(Buffer.concat(all)))",
    "readAll(readableOf(Buffer.from('squeeze me')).pipeThrough(new CompressionStream('deflate')).pipeThrough(new DecompressionStream('deflate'))).then((all) => decode(Buffer.concat(all)))",
    "new CompressionStream('zip')",
    'new DecompressionStream()',
    "readAll(readableOf(Buffer.from('this is not gzip at all')).pipeThrough(new DecompressionStream('gzip'))).catch((error) => [error.name, error.code])",
  ],
};

for (const [topic, expressions] of Object.entries(snippets)) {
  describe(`streams of the web do what Node.js does: ${topic}`, async () => {
    const compared = await compareAll(expressions, imports);

    it.each(compared)('$expression', ({ here, there }) => {
      expect(here).toEqual(there);
    });
  });
}

describe('stream/consumers does what Node.js does', async () => {
  const consumersImports = `${imports}
import consumers, * as named from 'node:stream/consumers';
import { Readable } from 'node:stream';
const { arrayBuffer, buffer, json, text } = consumers;
const eur = [Buffer.from([0xe2, 0x82]), Buffer.from([0xac])];`;
  const compared = await compareAll(
    [
      'Object.keys(named).sort()',
      'Object.values(consumers).map((one) => [one.name, one.length])',
      "text(Readable.from(['a', 'b']))",
      'text(Readable.from(eur))',
      'text(Readable.from([eur[0]]))',
      "text(readableOf('web', Buffer.from('!')))",
      "text((async function* () { yield 'any '; yield 'iterable'; })())",
      'json(Readable.from(["{\\"a\\":", "1}"]))',
      "json(Readable.from(['{']))",
      'json(Readable.from([]))',
      'buffer(Readable.from(eur)).then((all) => [Buffer.isBuffer(all), all.toString()])',
      'arrayBuffer(readableOf(new Uint8Array([1, 2]), new Uint16Array([3]))).then((all) => [all.constructor.name, all.byteLength, ...new Uint8Array(all)])',
      "arrayBuffer(Readable.from(['é', Buffer.from('x')])).then((all) => [...new Uint8Array(all)])",
      'buffer(readableOf({}, 5, new Uint8Array([65]).buffer, new DataView(new Uint8Array([66]).buffer))).then(String)',
      'text(5).catch((error) => error.name)',
      'text(readableOf(5))',
      "text(new Readable({ read() { this.destroy(new RangeError('broke')); } }))",
    ],
    consumersImports,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});
