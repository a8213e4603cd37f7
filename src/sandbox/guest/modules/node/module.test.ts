import { describe, expect, it } from 'vitest';
import { answerOf, errorOf } from '../../../run-function.fixture.ts';
import { compareAll } from '../snippets.fixture.ts';

const imports = `import os from 'node:os';
import { createRequire, builtinModules, isBuiltin } from 'node:module';`;

describe('module does what Node.js does', async () => {
  const compared = await compareAll(
    [
      "[builtinModules, isBuiltin('fs'), isBuiltin('node:fs'), isBuiltin('node:test'), isBuiltin('test'), isBuiltin('nope'), isBuiltin(5)]",
      "[typeof createRequire(import.meta.url), createRequire('/x/y.js')('node:os').EOL, createRequire('/x/')('os') === os, createRequire(new URL('file:///a/b.js'))('path').sep]",
      "createRequire('relative')",
      'createRequire(5)',
      'createRequire()',
      "createRequire('https://x.org/')",
      "createRequire('/x/y.js')('./nope').x",
    ],
    imports,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});

it('createRequire loads files of the package', async () => {
  const source = `import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);
export const handler = async () => [require('./data.json').a, require('./old.cjs')()];`;
  const files = { 'index.mjs': source, 'data.json': '{"a":1}', 'old.cjs': 'module.exports = () => 2;' };
  expect(await answerOf(files)).toEqual([1, 2]);
});

it('what is left out says so by name', async () => {
  const source = "import { register } from 'node:module';\nexport const handler = async () => register('./hooks.mjs');";
  expect((await errorOf(source)).errorMessage).toMatch(
    /^module\.register is part of Node\.js and there on Lambda, but/,
  );
});
