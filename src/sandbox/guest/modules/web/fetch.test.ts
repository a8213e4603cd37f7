import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { NetworkRoute } from '../../../exercise-spec.ts';
import { invoke, logOf, runFunction } from '../../../run-function.fixture.ts';
import { compareAll } from '../snippets.fixture.ts';

const helpers = `
const list = (entries) => [...entries];
const whole = async (message) => ({
  status: message.status,
  statusText: message.statusText,
  ok: message.ok,
  type: message.type,
  redirected: message.redirected,
  headers: list(message.headers).filter(([name]) => !['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'].includes(name)),
  body: await message.text(),
});
const failure = (promise) => promise.then(
  () => 'no failure',
  (error) => [error.name, error.message, error.code, error.cause?.name, error.cause?.message, error.cause?.code],
);
const url = 'https://example.com/a';
const posted = (body, headers) => new Request(url, { method: 'POST', body, headers });
`;

describe('fetch and its classes do what those of Node.js do', async () => {
  const compared = await compareAll(
    [
      '[typeof fetch, fetch.name, fetch.length, Headers.name, Request.length, Response.length, FormData.length]',
      '[Headers, Request, Response, FormData].map((one) => Object.getOwnPropertyNames(one.prototype).sort())',
      '[Headers, Request, Response, FormData].map((one) => Object.values(Object.getOwnPropertyDescriptors(one.prototype)).map(({ value, enumerable }) => [value?.name, value?.length, enumerable]))',
      '[Headers, Request, Response, FormData].map((one) => Object.prototype.toString.call(Object.create(one.prototype)))',
      // Headers.
      "list(new Headers({ B: '2', a: ' 1 ', 'X-Y': 3 }))",
      "list(new Headers([['a', '1'], ['a', '2']]))",
      "list(new Headers(new Map([['a', 'b']])))",
      "new Headers({ 'Content-Type': 'text/html' }).get('content-type')",
      "new Headers().get('a')",
      "[new Headers({ a: '1' }).has('A'), new Headers().has('b')]",
      "{ const h = new Headers(); h.append('a', '1'); h.append('A', '2'); h.set('b', 'c'); h.delete('c'); return list(h.keys()) }".replace(
        /^\{([^]*)\}$/,
        '(() => {$1})()',
      ),
      "(() => { const h = new Headers(); h.append('set-cookie', 'a=1'); h.append('Set-Cookie', 'b=2'); return [h.getSetCookie(), list(h), h.get('set-cookie')] })()",
      "(() => { const told = []; new Headers({ a: '1', b: '2' }).forEach((value, name) => told.push(name + value)); return told })()",
      "new Headers({ 'a b': '1' })",
      "new Headers({ a: 'x\\ny' })",
      "new Headers({ a: 'ł' })",
      "new Headers([['a']])",
      'new Headers(1)',
      'new Headers(null)',
      "new Headers().append('a')",
      'new Headers().forEach(1)',
      "Headers.prototype.get.call({}, 'a')",
      // Response.
      "whole(new Response('text'))",
      "whole(new Response(null, { status: 204, statusText: 'Nothing', headers: { a: 'b' } }))",
      "whole(Response.json({ a: [1, null] }, { status: 201, headers: { x: 'y' } }))",
      'Response.json(undefined)',
      'Response.json(1n)',
      "(() => { const r = Response.redirect('https://example.com/b', 307); return [r.status, list(r.headers), r.type] })()",
      "Response.redirect('https://example.com/b', 200)",
      "Response.redirect('not a url')",
      '(() => { const r = Response.error(); return [r.status, r.type, r.ok, r.statusText, list(r.headers)] })()',
      "new Response('a', { status: 204 })",
      'new Response(null, { status: 99 })',
      'new Response(null, { status: 600 })',
      "new Response(null, { statusText: 'a\\nb' })",
      "new Response('a').body.constructor.name",
      'new Response().body',
      'new Response(\'{"a": 1}\').json()',
      "new Response('{').json()",
      "new Response('').json()",
      "new Response('ä€😀').text()",
      'new Response(new Uint8Array([239, 187, 191, 97])).text()',
      "new Response('äb').arrayBuffer().then((buffer) => [buffer instanceof ArrayBuffer, list(new Uint8Array(buffer))])",
      "new Response('äb').bytes().then((bytes) => [bytes.constructor.name, list(bytes)])",
      "new Response(new URLSearchParams({ a: 'b c' })).text()",
      "list(new Response(new URLSearchParams({ a: 'b' })).headers)",
      "new Response('a=1&b=%20x&a=2', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }).formData().then(list)",
      "new Response('a').formData()",
      "new Response('--x\\r\\nContent-Disposition: form-data; name=\"a\"\\r\\n\\r\\n1\\r\\n--x--\\r\\n', { headers: { 'content-type': 'multipart/form-data; boundary=x' } }).formData().then(list)",
      "new Response('nonsense', { headers: { 'content-type': 'multipart/form-data; boundary=x' } }).formData()",
      "(async () => { const r = new Response('a'); const before = r.bodyUsed; await r.text(); return [before, r.bodyUsed] })()",
      "(async () => { const r = new Response('a'); await r.text(); return r.json() })()",
      "(async () => { const r = new Response('a'); await r.text(); return r.clone() })()",
      "(async () => { const r = new Response('a'); r.body.getReader(); return r.text() })()",
      "(async () => { const r = new Response('abc', { headers: { a: 'b' } }); const c = r.clone(); return [await r.text(), await c.text(), list(c.headers)] })()",
      "(async () => { const parts = []; for await (const part of new Response('abc').body) parts.push(...part); return parts })()",
      'new Response(new ReadableStream({ start(c) { c.enqueue(new Uint8Array([65, 66])); c.close() } })).text()',
      "new Response(new ReadableStream({ start(c) { c.enqueue('text'); c.close() } })).text()",
      'new Response((async function* () { yield new Uint8Array([65]); yield new Uint8Array([66]) })()).text()',
      'new Response({}).text()',
      'new Response(12).text()',
      'Response.prototype.text.call({})',
      'Response.prototype.status',
      // Request.
      "(() => { const r = new Request('https://example.com/a?b#c'); return [r.url, r.method, r.redirect, r.mode, r.credentials, r.cache, r.referrer, r.integrity, r.keepalive, r.duplex, r.destination, r.signal.aborted, list(r.headers), r.body, r.bodyUsed] })()",
      "new Request('/a')",
      "new Request('https://user:password@example.com/')",
      "new Request(url, { method: 'get' }).method",
      "new Request(url, { method: 'patch' }).method",
      "new Request(url, { method: 'TRACE' })",
      "new Request(url, { method: 'a b' })",
      "new Request(url, { body: 'a' })",
      "new Request(url, { method: 'POST', body: new ReadableStream() })",
      "new Request(url, { redirect: 'never' })",
      'new Request(url, { signal: {} })',
      "new Request(url, 'init')",
      'new Request()',
      "list(posted('text').headers)",
      "list(posted('{}', { 'content-type': 'application/json' }).headers)",
      'posted(JSON.stringify({ a: 1 })).json()',
      "(async () => { const r = posted('x', { a: 'b' }); const c = new Request(r, { headers: { c: 'd' } }); return [c.method, list(c.headers), await c.text(), r.bodyUsed] })()",
      "(async () => { const r = posted('x'); await r.text(); return new Request(r) })()",
      "(() => { const controller = new AbortController(); const r = new Request(url, { signal: controller.signal }); controller.abort('why'); return [r.signal.aborted, r.signal.reason] })()",
      'Request.prototype.url',
      // FormData.
      "(() => { const f = new FormData(); f.append('a', '1'); f.append('a', 2); f.set('b', null); return [list(f), f.get('a'), f.getAll('a'), f.has('b'), f.get('c'), list(f.keys())] })()",
      "(() => { const f = new FormData(); f.append('a', '1'); f.append('a', '2'); f.set('a', '3'); f.delete('b'); return list(f) })()",
      "new FormData().append('a')",
      "new FormData().append('a', 'b', 'c')",
      'new FormData(1)',
      "(async () => { const f = new FormData(); f.append('a\"', 'x\\ny'); const text = await posted(f).text(); return text.replaceAll(/----formdata-undici-\\d+/g, 'BOUNDARY') })()",
      "(async () => { const f = new FormData(); f.append('a', 'b'); return list(await posted(f).formData()) })()",
      // What needs no network.
      "fetch('data:text/plain;charset=utf-8;base64,aGVsbG8=').then(whole)",
      "failure(fetch('not a url'))",
      'failure(fetch())',
      "failure(fetch('ftp://example.com/'))",
      "failure(fetch('file:///etc/passwd'))",
      "failure(fetch('about:blank'))",
      "failure(fetch('http://example.com:1/'))",
      'failure(fetch(url, { signal: AbortSignal.abort() }))',
      "failure(fetch(url, { signal: AbortSignal.abort(new Error('mine')) }))",
      "fetch(url, { signal: AbortSignal.abort('why') }).catch((reason) => reason)",
    ],
    helpers,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });

  it.each([
    "new Response('a', { headers: { b: 'c' } })",
    "new Headers({ a: 'b' })",
    "new Request('https://example.com/', { method: 'POST', body: 'x' })",
    "(() => { const f = new FormData(); f.append('a', 'b'); return f })()",
  ])('console.log of %s is as in Node.js', async (expression) => {
    const { here, there } =
      (await compareAll([`inspect(${expression})`], "import { inspect } from 'node:util';"))[0] ?? {};
    expect(here).toEqual(there);
  });
});

/** A server that does what routes say, on an address of this machine. */
async function serve(routes: readonly Omit<Extract<NetworkRoute, { reply: unknown }>, 'origin'>[]) {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = (request.url ?? '').replace(/\?.*$/, '');
      const route = routes.find((one) => one.path === path && (one.method ?? request.method) === request.method);
      response.writeHead(route?.reply.status ?? 500, route?.reply.headers);
      response.end(route?.reply.body);
      received.push({
        method: request.method,
        url: request.url,
        body: Buffer.concat(chunks).toString(),
        ...headersOf(request.headers),
      });
    });
  });
  const received: object[] = [];
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    received,
    network: routes.map((route) => ({ ...route, origin })),
    [Symbol.dispose]: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Without what belongs to the connection. */
function headersOf(headers: Readonly<Record<string, unknown>>) {
  const ofConnection = ['host', 'connection', 'transfer-encoding'];
  return { headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !ofConnection.includes(name))) };
}

describe('requests to a host come to what they come to in Node.js', async () => {
  const text = { 'content-type': 'text/plain' };
  using server = await serve([
    { path: '/text', reply: { status: 200, headers: text, body: 'häl€o' } },
    { path: '/json', reply: { status: 200, headers: { 'content-type': 'application/json' }, body: '{"a":[1,2]}' } },
    { path: '/empty', reply: { status: 204, headers: {}, body: '' } },
    { path: '/teapot', reply: { status: 418, headers: { 'x-a': 'b' }, body: 'short' } },
    { path: '/broken', reply: { status: 500, headers: text, body: 'no' } },
    { path: '/moved', reply: { status: 302, headers: { location: '/text?from=moved#there' }, body: '' } },
    { path: '/kept', reply: { status: 307, headers: { location: '/echo' }, body: '' } },
    { path: '/circle', reply: { status: 301, headers: { location: '/circle' }, body: '' } },
    { path: '/lost', reply: { status: 301, headers: {}, body: 'nowhere' } },
    { path: '/away', reply: { status: 301, headers: { location: 'ftp://example.com/' }, body: '' } },
    { path: '/echo', reply: { status: 200, headers: text, body: 'echo' } },
  ]);
  const compared = await compareAll(
    [
      'fetch(at + "/text").then(whole)',
      'fetch(new URL(at + "/text?x=1&y=ä")).then(whole)',
      'fetch(new Request(at + "/text", { headers: { "X-Mine": "1" } })).then(whole)',
      'fetch(at + "/json").then((r) => r.json())',
      'fetch(at + "/json").then((r) => r.bytes()).then((bytes) => bytes.length)',
      'fetch(at + "/empty").then(async (r) => [r.status, r.body, await r.text()])',
      'fetch(at + "/teapot").then(whole)',
      'fetch(at + "/broken").then(whole)',
      'fetch(at + "/text", { method: "HEAD" }).then(whole)',
      'fetch(at + "/moved").then(async (r) => [r.redirected, r.url.replace(at, ""), await r.text()])',
      'fetch(at + "/moved", { redirect: "manual" }).then(async (r) => [r.status, r.type, r.headers.get("location"), r.redirected])',
      'failure(fetch(at + "/moved", { redirect: "error" }))',
      'fetch(at + "/kept", { method: "POST", body: "again" }).then(whole)',
      'fetch(at + "/moved", { method: "POST", body: "dropped" }).then(whole)',
      'failure(fetch(at + "/circle"))',
      'fetch(at + "/lost").then(whole)',
      'failure(fetch(at + "/away"))',
      'fetch(at + "/echo", { method: "PUT", body: JSON.stringify({ ä: 1 }), headers: { "Content-Type": "application/json", authorization: "Bearer x" } }).then(whole)',
      'fetch(at + "/echo", { method: "POST", body: new URLSearchParams({ a: "b c" }) }).then(whole)',
      'fetch(at + "/echo", { method: "POST", body: new Uint8Array([65, 66]) }).then(whole)',
      'fetch(at + "/echo", { method: "DELETE" }).then(whole)',
      'fetch(at + "/echo", { method: "POST" }).then(whole)',
      'fetch(at + "/echo", { method: "POST", duplex: "half", body: new ReadableStream({ start(c) { c.enqueue(new TextEncoder().encode("st")); c.enqueue(new TextEncoder().encode("ream")); c.close() } }) }).then(whole)',
      '(async () => { const r = await fetch(at + "/text"); r.headers.set("a", "b") })()',
      '(async () => { const r = await fetch(at + "/text"); const c = r.clone(); return [await r.text(), await c.text()] })()',
      '(async () => { const r = await fetch(at + "/text"); await r.text(); return failure(r.text()) })()',
      '(async () => { const r = await fetch(at + "/text"); await r.body.cancel(); return failure(r.text()) })()',
      '(async () => { const parts = []; for await (const part of (await fetch(at + "/text")).body) parts.push(...part); return parts })()',
      '(async () => { const c = new AbortController(); const r = await fetch(at + "/text", { signal: c.signal }); await r.text(); c.abort(); return r.bodyUsed })()',
      '(async () => { const c = new AbortController(); const p = fetch(at + "/echo", { signal: c.signal }); c.abort(); return failure(p) })()',
      '(async () => { const c = new AbortController(); const p = fetch(at + "/echo", { signal: c.signal }); c.abort(new RangeError("mine")); return failure(p) })()',
      'Promise.all(["/text", "/json"].map((path) => fetch(at + path).then((r) => r.text())))',
      'Promise.allSettled([fetch(at + "/text"), fetch("nonsense")]).then((all) => all.map(({ status }) => status))',
    ],
    `${helpers}\nconst at = ${JSON.stringify(server.origin)};`,
    { network: server.network },
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });

  it('and are sent as Node.js sends them', async () => {
    using other = await serve([{ path: '/echo', reply: { status: 200, headers: {}, body: '' } }]);
    const snippet = `
      const at = ${JSON.stringify(other.origin)} + '/echo';
      await fetch(at + '?q=1');
      await fetch(at, { method: 'POST', body: '{"ä":1}', headers: { 'Content-Type': 'application/json', 'X-API-Key': 'k' } });
      await fetch(at, { method: 'PATCH', body: new URLSearchParams({ a: 'b' }) });
      await fetch(at, { method: 'POST' });
      await fetch(new Request(at, { method: 'DELETE', headers: { 'user-agent': 'mine', accept: 'text/html' } }));
      return null;`;
    await compareAll([`(async () => {${snippet}})()`]);
    const { requests } = await runFunction(`export const handler = async () => {${snippet}};`, {
      network: other.network,
    });

    expect(
      requests.map(({ method, url, body = '', headers }) => ({
        method,
        url: url.replace(other.origin, ''),
        body,
        headers,
      })),
    ).toEqual(other.received);
  });
});

const api: NetworkRoute = {
  origin: 'https://api.example.com',
  reply: { status: 200, headers: {}, body: 'yes', latencyMs: 250 },
};

describe('a reply', () => {
  const took = (body: string, network: readonly NetworkRoute[] = [api], timeout = 3) =>
    invoke(
      `export const handler = async () => { const start = Date.now(); ${body}; return Math.round((Date.now() - start) / 10) * 10; };`,
      {
        network,
        config: { timeout },
      },
    );
  const fetchIt = "await fetch('https://api.example.com/')";

  it('takes as long as the route says', async () => {
    expect((await took(fetchIt)).outcome).toEqual({ kind: 'answered', answer: 250 });
  });

  it('takes 20 ms where the route does not say', async () => {
    const { origin } = api;
    const network = [{ origin, reply: { status: 200, headers: {}, body: '' } }];
    expect((await took(fetchIt, network)).outcome).toEqual({ kind: 'answered', answer: 20 });
  });

  it('comes while others come too', async () => {
    const { outcome } = await took(`await Promise.all([1, 2, 3].map(async () => { ${fetchIt} }))`);
    expect(outcome).toEqual({ kind: 'answered', answer: 250 });
  });

  it('that is too late lets the function time out', async () => {
    const late = { ...api, reply: { ...api.reply, latencyMs: 5_000 } };
    expect((await took(fetchIt, [late])).outcome).toMatchObject({ error: { errorType: 'Sandbox.Timedout' } });
  });

  it('is not waited for when a signal aborts', async () => {
    const { outcome } = await took(`await fetch('https://api.example.com/', { signal: AbortSignal.timeout(100) }).catch(
      (error) => { if (String(error) !== 'TimeoutError: The operation was aborted due to timeout') throw error; })`);
    expect(outcome).toEqual({ kind: 'answered', answer: 100 });
  });

  it('that nobody waits for any more does not keep the function going', async () => {
    const source = `export const handler = () => new Promise(() => {
      fetch('https://api.example.com/', { signal: AbortSignal.timeout(100) }).catch(() => {});
    });`;
    const late = { ...api, reply: { ...api.reply, latencyMs: 5_000 } };
    const { outcome, durationMs } = await invoke(source, { network: [late] });
    expect(outcome).toMatchObject({ error: { kind: 'never-settled' } });
    expect(durationMs).toBeLessThan(200);
  });

  it('of a host that refuses, or is not there, is an error as Node.js makes it', async () => {
    const network = [
      { origin: 'https://down.example', failure: 'refused' as const },
      { origin: 'https://slow.example', failure: 'timeout' as const },
    ];
    const source = `const why = async (url) => {
      const start = Date.now();
      const { cause } = await fetch(url).catch((error) => error);
      return [Math.round((Date.now() - start) / 1_000), cause.name, cause.code, cause.message];
    };
    export const handler = async () => [await why('https://down.example'), await why('https://slow.example:443/x'),
      await why('http://down.example'), await why('http://localhost:3000'), await why('https://10.0.0.1')];`;
    expect((await invoke(source, { network, config: { timeout: 30 } })).outcome).toEqual({
      kind: 'answered',
      answer: [
        [0, 'Error', 'ECONNREFUSED', 'connect ECONNREFUSED 203.0.113.10:443'],
        [
          10,
          'ConnectTimeoutError',
          'UND_ERR_CONNECT_TIMEOUT',
          'Connect Timeout Error (attempted address: slow.example:443, timeout: 10000ms)',
        ],
        [0, 'Error', 'ECONNREFUSED', 'connect ECONNREFUSED 203.0.113.10:80'],
        [0, 'Error', 'ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:3000'],
        [0, 'Error', 'ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.1:443'],
      ],
    });
  });

  it('can be had while the function starts, and as a Blob', async () => {
    const source = `const blob = await (await fetch('https://api.example.com/')).blob();
      export const handler = async () => [blob.size, await blob.text()];`;
    expect((await invoke(source, { network: [api] })).outcome).toEqual({ kind: 'answered', answer: [3, 'yes'] });
  });
});

describe('a host that the exercise does not declare', () => {
  it('is not found, as Node.js says it, and the log tells why', async () => {
    const [line] = await logOf(
      `export const handler = async () => { await fetch('https://nowhere.example/x').catch((error) => console.log(error)); };`,
      { network: [api] },
    );
    expect(line?.replaceAll('\r', '\n')).toMatchInlineSnapshot(`
      "INFO	[TypeError: fetch failed] {
        [cause]: [Error: getaddrinfo ENOTFOUND nowhere.example] {
          errno: -3008,
          code: 'ENOTFOUND',
          syscall: 'getaddrinfo',
          hostname: 'nowhere.example',
          hint: 'This exercise declares no host https://nowhere.example, and nothing else can be reached from this page. It declares https://api.example.com.'
        }
      }"
    `);
  });

  it('is in the transcript with what is wrong', async () => {
    const { requests } = await runFunction(
      `export const handler = () => Promise.allSettled([fetch('https://nowhere.example/x'), fetch('https://api.example.com/b?c')]);`,
      { network: [{ ...api, path: '/a' }] },
    );
    expect(requests).toMatchObject([
      {
        url: 'https://nowhere.example/x',
        failure: 'ENOTFOUND',
        problem:
          'This exercise declares no host https://nowhere.example, and nothing else can be reached from this page. It declares https://api.example.com.',
      },
      {
        url: 'https://api.example.com/b?c',
        status: 404,
        problem: 'This exercise declares https://api.example.com, but no GET /b there.',
      },
    ]);
  });
});

describe('the transcript', () => {
  it('has every request, redirects too, with the time at which it was sent', async () => {
    const network: NetworkRoute[] = [
      { ...api, path: '/a', reply: { status: 301, headers: { location: '/b' }, body: '' } },
      { ...api, method: 'GET', path: '/b' },
    ];
    const { requests, invocations } = await runFunction(
      `export const handler = async () => { await fetch('https://API.example.com:443/a', { method: 'POST', body: 'ä' }); };`,
      { network, events: [1, 2] },
    );
    expect(requests.map(({ method, url, body, status }) => ({ method, url, body, status }))).toEqual(
      [1, 2].flatMap(() => [
        { method: 'POST', url: 'https://api.example.com/a', body: 'ä', status: 301 },
        { method: 'GET', url: 'https://api.example.com/b', body: undefined, status: 200 },
      ]),
    );
    const times = requests.map(({ timestamp }) => timestamp);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBe(20);
    expect(invocations[0]?.durationMs).toBeGreaterThan(270);
  });

  it('survives code that spoils what is sent to the host', async () => {
    const source = `export const handler = async () => {
      const sent = fetch('https://api.example.com/');
      Object.prototype.toJSON = () => 5;
      const told = await sent.catch((error) => error.message);
      delete Object.prototype.toJSON;
      return [told, (await fetch('https://api.example.com/')).status];
    };`;
    const { outcome } = await invoke(source, { network: [api] });
    expect(outcome).toEqual({ kind: 'answered', answer: ['fetch failed', 200] });
  });

  it('does not grow without end', async () => {
    const source = `export const handler = async () => {
      let last;
      for (let count = 0; count < 1_010; count++) last = await fetch('https://api.example.com/').catch(({ cause }) => cause.message);
      return last;
    };`;
    const quick = { ...api, reply: { ...api.reply, latencyMs: 0 } };
    const limits = { wallClockMs: 60_000 };
    const { requests, invocations } = await runFunction(source, { network: [quick], config: { timeout: 900 }, limits });
    expect(requests).toHaveLength(1_000);
    expect(invocations[0]?.outcome).toMatchObject({
      answer: "This page's simulated network takes 1000 requests and 16 MB in a run.",
    });
  });
});
