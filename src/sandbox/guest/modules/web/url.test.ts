import { describe, expect, it } from 'vitest';
import { answerOf, errorOf } from '../../../run-function.fixture.ts';
import { compareAll } from '../snippets.fixture.ts';

const imports = `import { inspect } from 'node:util';`;

describe('URL does what Node.js does', async () => {
  const compared = await compareAll(
    [
      'Object.getOwnPropertyNames(URL).sort()',
      'Object.getOwnPropertyNames(URL.prototype).sort()',
      "Object.keys(new URL('http://a'))",
      "inspect(new URL('https://user:pass@example.com:8080/p/a/t/h?query=string&a=1#hash'))",
      "inspect(new URL('data:text/plain,hello'))",
      "inspect([new URL('http://a')], { depth: 0 })",
      "inspect(new URL('http://a/?x=1').searchParams)",
      "JSON.stringify(new URL('http://a/?x=1'))",
      "new URL('nope')",
      "new URL('')",
      'new URL()',
      'new URL(undefined)',
      'new URL(null)',
      'new URL({})',
      "new URL('/x', 'nope')",
      "new URL('/x', undefined)",
      "new URL('/x', '')",
      "new URL('http://')",
      "new URL('http://a b/')",
      "new URL('http://a:99999')",
      "new URL('http://[::1')",
      "new URL(Symbol('x'))",
      "(() => { try { new URL('nope'); } catch (e) { return [e.name, e.code, e.input, e.base, e.message, Object.keys(e), e.stack.split('\\n')[0], inspect(e).split('\\n').filter((l) => !/ at /.test(l)), e instanceof TypeError, e.constructor.name]; } })()",
      "(() => { try { new URL('/x', 'nope'); } catch (e) { return [e.input, e.base, Object.keys(e)]; } })()",
      "URL.canParse('http://a')",
      "URL.canParse('nope')",
      "URL.canParse('/x', 'http://a')",
      'URL.canParse()',
      'URL.canParse(5)',
      "URL.parse('http://a').href",
      "URL.parse('nope')",
      "URL.parse('/x', 'http://a').href",
      'URL.parse()',
      "new URL('https://example.org').href",
      "new URL('HTTPS://EXAMPLE.org:443/%7Efoo/../a b').href",
      "new URL('../a/b?x#y', 'http://h/c/d/e?z#w').href",
      "new URL('//other', 'https://h').href",
      "new URL('?q', 'http://h/p?x#y').href",
      "new URL('#q', 'http://h/p?x#y').href",
      "new URL('http://EXÄMPLE.com/ä?ä#ä').href",
      "new URL('http://faß.de').host",
      "new URL('http://xn--exmple-cua.com').host",
      "new URL('http://日本.jp').hostname",
      "new URL('http://[2001:db8::1]:80/').host",
      "new URL('http://0x7f.1').host",
      "new URL('http://1.2.3').host",
      "new URL('file:///C:/a/../b').href",
      "new URL('file://host/p').host",
      "new URL('blob:http://a/b').origin",
      "new URL('data:text/plain,x y').href",
      "new URL('mailto:a@b.c').pathname",
      "new URL('javascript:alert(1)').pathname",
      "new URL('ws://a:80').port",
      "new URL('foo://a:80/b').port",
      "new URL('foo://a/b').origin",
      "new URL('file:///a').origin",
      "['href','origin','protocol','username','password','host','hostname','port','pathname','search','hash'].map((k) => new URL('https://us%20er:pa%3Ass@example.com:8080/p/a/t/h?query=string#hash')[k])",
      "['href','origin','protocol','username','password','host','hostname','port','pathname','search','hash'].map((k) => new URL('http://example.com')[k])",
      "['href','origin','protocol','username','password','host','hostname','port','pathname','search','hash'].map((k) => new URL('http://:p@example.com/?#')[k])",
      "['href','origin','protocol','username','password','host','hostname','port','pathname','search','hash'].map((k) => new URL('http://u@example.com/?#')[k])",
      "['href','origin','protocol','username','password','host','hostname','port','pathname','search','hash'].map((k) => new URL('http://u@e.com:81?a#')[k])",
      "['href','origin','protocol','username','password','host','hostname','port','pathname','search','hash'].map((k) => new URL('mailto:a@b?s=1#h')[k])",
      "['href','origin','protocol','username','password','host','hostname','port','pathname','search','hash'].map((k) => new URL('urn:isbn:1')[k])",
      "['href','origin','protocol','username','password','host','hostname','port','pathname','search','hash'].map((k) => new URL('file:///a/b?c#d')[k])",
      "['href','origin','protocol','username','password','host','hostname','port','pathname','search','hash'].map((k) => new URL('web+demo:/.//not-a-host/')[k])",
      "['href','origin','protocol','username','password','host','hostname','port','pathname','search','hash'].map((k) => new URL('http://[::1]:3000/x??y#z#')[k])",
      "['href','origin','protocol','username','password','host','hostname','port','pathname','search','hash'].map((k) => new URL('redis://:pw@h:6379/0')[k])",
      "['href','origin','protocol','username','password','host','hostname','port','pathname','search','hash'].map((k) => new URL('s3://bucket/key?v=1')[k])",
      "['href','origin','protocol','username','password','host','hostname','port','pathname','search','hash'].map((k) => new URL('about:blank#x')[k])",
      "['href','origin','protocol','username','password','host','hostname','port','pathname','search','hash'].map((k) => new URL('x:?q#')[k])",
      "(() => { const u = new URL('http://a/b?c#d'); u.protocol = 'https'; u.host = 'x:81'; u.pathname = 'é e'; u.search = 'q=1'; u.hash = 'z'; u.username = 'u:'; u.password = 'p@'; return u.href; })()",
      "(() => { const u = new URL('http://a/b'); u.port = '99999'; u.port = 'x'; u.protocol = 'foo'; u.host = ''; u.hostname = 'b b'; return u.href; })()",
      "(() => { const u = new URL('http://a:81/b'); u.port = ''; u.search = ''; u.hash = ''; return u.href; })()",
      "(() => { const u = new URL('http://a:81/b'); u.port = 8080; u.hostname = 'c'; return [u.href, u.host]; })()",
      "(() => { const u = new URL('http://a:81/b'); u.href = 'nope'; })()",
      "(() => { const u = new URL('http://a:81/b'); u.href = 'http://c/?q=2'; return [u.href, u.searchParams.get('q')]; })()",
      "(() => { const u = new URL('mailto:x'); u.host = 'a'; u.port = 5; u.username = 'u'; u.pathname = 'y'; return u.href; })()",
      "(() => { const u = new URL('file:///a'); u.host = 'h'; u.username = 'u'; u.port = '1'; return u.href; })()",
      "(() => { const u = new URL('http://a/?x=1'); u.searchParams.append('y', 'é &'); u.searchParams.delete('x'); return [u.href, u.search]; })()",
      "(() => { const u = new URL('http://a/?x=1'); const p = u.searchParams; u.search = '?z=3'; return [p.get('z'), p.size, p === u.searchParams]; })()",
      "(() => { const u = new URL('http://a/?x=1'); u.searchParams.delete('x'); return u.href; })()",
      "(() => { const u = new URL('http://a/?x=1#h'); u.searchParams.set('x', '2'); u.searchParams.sort(); return u.href; })()",
      "new URL('http://a').toString === new URL('http://b').toString",
      "Object.prototype.toString.call(new URL('http://a'))",
      'typeof URL.createObjectURL',
      "(() => { class U extends URL { get x() { return 1; } } const u = new U('http://a'); return [u.x, u.href, inspect(u).split('\\n')[0]]; })()",
      "(() => { const u = new URL('http://a/?q=1'); u.extra = 1; return inspect(u); })()",
      "new URL('http://a/' + 'x'.repeat(5000)).href.length",
    ],
    imports,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});

describe('URLSearchParams does what Node.js does', async () => {
  const compared = await compareAll(
    [
      'Object.getOwnPropertyNames(URLSearchParams.prototype).sort()',
      "inspect(new URLSearchParams('a=1&b=2&a=3'))",
      'inspect(new URLSearchParams())',
      "inspect(new URLSearchParams('a=1').entries())",
      "inspect(new URLSearchParams('a=1').keys())",
      "inspect(new URLSearchParams('a=1&b=2').values())",
      "JSON.stringify({ p: new URLSearchParams('a=1') })",
      'Object.prototype.toString.call(new URLSearchParams())',
      "new URLSearchParams('?a=1&b=%20+&c&=d&a=2').toString()",
      'new URLSearchParams({ a: 1, b: [1, 2], c: null }).toString()',
      "new URLSearchParams([['a', 1], ['b', '&=']]).toString()",
      "new URLSearchParams(new Map([['a', 1]])).toString()",
      "new URLSearchParams(new URLSearchParams('a=1')).toString()",
      "new URLSearchParams([['a']])",
      'new URLSearchParams([1])',
      "new URLSearchParams([['a', 1, 2]])",
      'new URLSearchParams(5).toString()',
      'new URLSearchParams(null).toString()',
      'new URLSearchParams(undefined).toString()',
      "new URLSearchParams(Symbol('x'))",
      'new URLSearchParams({ [Symbol.iterator]: 5 })',
      'new URLSearchParams(() => 1).toString()',
      "new URLSearchParams('a=%zz&b=%e9&c=%F0%9F%98%80').toString()",
      "new URLSearchParams('a=\\ud800').toString()",
      "new URLSearchParams('a=*-._~!()\\'').toString()",
      "new URLSearchParams('a=1').get()",
      "new URLSearchParams('a=1').get('x')",
      "new URLSearchParams('a=1&a=2').getAll('a')",
      "new URLSearchParams('a=1').append('x')",
      "new URLSearchParams('a=1').set('x')",
      "new URLSearchParams('a=1').has('a', '2')",
      "new URLSearchParams('a=1').has()",
      "new URLSearchParams('a=1').forEach(5)",
      "new URLSearchParams('a=1').forEach()",
      "(() => { const p = new URLSearchParams('a=1&a=2&b=3'); p.delete('a', '2'); return [p.toString(), p.size]; })()",
      "(() => { const r = []; new URLSearchParams('a=1&b=2').forEach(function (v, k, p) { r.push(v, k, p.size, this.x); }, { x: 1 }); return r; })()",
      "[...new URLSearchParams('a=1&b=2')]",
      "[...new URLSearchParams('a=1&b=2').keys()]",
      "Object.fromEntries(new URLSearchParams('a=1&b=2&a=3'))",
      "(() => { const p = new URLSearchParams('z=1&a=2&é=3&a=1&\\u{1F600}=5&\\uFB03=6'); p.sort(); return p.toString(); })()",
      "URLSearchParams.prototype.get.call({}, 'a')",
      "new URLSearchParams('a=1').entries().next.call({})",
      "new URLSearchParams('a=' + 'é'.repeat(5000)).toString().length",
    ],
    imports,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});

it.each([
  ['URL.createObjectURL(new Blob())', 'URL.createObjectURL is part of Node.js'],
  ["new URLPattern({ pathname: '/a' })", 'url.URLPattern is part of Node.js'],
])('%s says that it is not there', async (expression, message) => {
  expect(await errorOf(`export const handler = async () => ${expression};`)).toMatchObject({
    errorMessage: expect.stringContaining(message) as string,
  });
});

it('charges for parsing, so that a loop without end runs into the time limit', async () => {
  const source = `export const handler = async () => {
  const start = performance.now();
  for (let count = 0; count < 1_000; count++) URL.canParse('http://a');
  return performance.now() - start;
};`;
  expect(await answerOf(source, { config: { memorySize: 1769 } })).toBeGreaterThan(2);
});
