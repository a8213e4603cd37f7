import { describe, expect, it } from 'vitest';
import { answerOf, errorOf } from '../run-function.fixture.ts';

describe('ES modules', () => {
  it('import each other by relative path, up and down', async () => {
    const files = {
      'index.mjs': "import { greet } from './lib/greet.mjs';\nexport const handler = async () => greet('Ada');",
      'lib/greet.mjs': "import { mark } from '../marks.mjs';\nexport const greet = (name) => 'Hi ' + name + mark;",
      'marks.mjs': "export const mark = '!';",
    };
    expect(await answerOf(files)).toBe('Hi Ada!');
  });

  it('may import each other in a circle', async () => {
    const files = {
      'index.mjs': "import { b } from './b.mjs';\nexport const a = () => 'a';\nexport const handler = async () => b();",
      'b.mjs': "import { a } from './index.mjs';\nexport const b = () => a() + 'b';",
    };
    expect(await answerOf(files)).toBe('ab');
  });

  it('are evaluated once, however often they are imported', async () => {
    const files = {
      'index.mjs':
        "import './count.mjs';\nimport './b.mjs';\nexport const handler = async () => { await import('./count.mjs'); return globalThis.count; };",
      'b.mjs': "import './count.mjs';",
      'count.mjs': 'globalThis.count = (globalThis.count ?? 0) + 1;',
    };
    expect(await answerOf(files)).toBe(1);
  });

  it('may be imported in the handler', async () => {
    const files = {
      'index.mjs': "export const handler = async () => (await import('./late.mjs')).default;",
      'late.mjs': "export default 'late';",
    };
    expect(await answerOf(files)).toBe('late');
  });

  it('may hold the handler in a folder, on the default export and under a path of names', async () => {
    const source = "export default { api: { get: async () => 'nested' } };";
    expect(await answerOf({ 'src/app.mjs': source }, { config: { handler: 'src/app.api.get' } })).toBe('nested');
  });

  it.each([
    [
      '.js with the syntax of modules',
      { 'index.js': 'export const handler = async () => typeof require;' },
      'undefined',
    ],
    [
      '.js in a package of modules',
      {
        'index.js': 'export { handler } from "./h.js";',
        'h.js': 'export const handler = async () => typeof module;',
        'package.json': '{"type":"module"}',
      },
      'undefined',
    ],
    ['.js without any', { 'index.js': 'exports.handler = async () => typeof require;' }, 'function'],
    ['.cjs', { 'index.cjs': 'exports.handler = async () => typeof require;' }, 'function'],
  ])('are told from CommonJS as Node.js does: %s', async (_name, files, typeOfRequire) => {
    expect(await answerOf(files)).toBe(typeOfRequire);
  });
});

describe('CommonJS', () => {
  it('imports files with import(), seen from the file that does', async () => {
    const files = {
      'index.cjs': `const lib = require('./lib/index.cjs');
        exports.handler = async () => {
          const early = (await import('./early.mjs')).name;
          return [early, await lib(), (await import('node:os')).EOL];
        };`,
      'early.mjs': "export const name = 'early';",
      'lib/index.cjs':
        "module.exports = async () => [(await import('../early.mjs')).name, (await import('./late.mjs')).name];",
      'lib/late.mjs': "export const name = 'late';",
    };
    expect(await answerOf(files)).toEqual(['early', ['early', 'late'], '\n']);
  });

  it('requires files with and without ending, folders and JSON', async () => {
    const files = {
      'index.js':
        "const { a } = require('./a');\nconst b = require('./b.cjs');\nconst c = require('./c');\nconst d = require('./d.json');\nexports.handler = async () => [a, b, c, d];",
      'a.js': "exports.a = 'a';",
      'b.cjs': "module.exports = 'b';",
      'c/index.js': "module.exports = require('../d').n;",
      'd.json': '{"n":1}',
    };
    expect(await answerOf(files)).toEqual(['a', 'b', 1, { n: 1 }]);
  });

  it('keeps one instance of each module, and lets modules require each other in a circle', async () => {
    const files = {
      'index.cjs':
        "exports.early = 1;\nconst b = require('./b.cjs');\nexports.handler = async () => [b.seen, require('./b.cjs') === b];",
      'b.cjs': "exports.seen = require('./index.cjs').early;",
    };
    expect(await answerOf(files)).toEqual([1, true]);
  });

  it('knows its own place', async () => {
    const files = {
      'lib/app.js':
        'exports.handler = async () => [__filename, __dirname, this === module.exports, typeof module.exports.handler];',
    };
    expect(await answerOf(files, { config: { handler: 'lib/app.handler' } })).toEqual([
      '/var/task/lib/app.js',
      '/var/task/lib',
      true,
      'function',
    ]);
  });

  it('is imported by ES modules: as default export and by the names that can be read off it', async () => {
    const files = {
      'index.mjs':
        "import lib, { greet } from './lib.cjs';\nimport * as all from './lib.cjs';\nexport const handler = async () => [lib.greet === greet, greet('Ada'), Object.keys(all).includes('default')];",
      'lib.cjs': "exports.greet = (name) => 'Hi ' + name;",
    };
    expect(await answerOf(files)).toEqual([true, 'Hi Ada', true]);
  });

  it('is the same instance for import and for require', async () => {
    const files = {
      'index.mjs': "import a from './a.cjs';\nimport b from './b.cjs';\nexport const handler = async () => a === b.a;",
      'a.cjs': 'module.exports = {};',
      'b.cjs': "exports.a = require('./a.cjs');",
    };
    expect(await answerOf(files)).toBe(true);
  });
});

describe('an import that comes to nothing', () => {
  it.each([
    [
      'a package',
      { 'index.mjs': "\nimport x from 'nope';\nexport const handler = async () => x;" },
      {
        errorType: 'Error',
        errorMessage: "Cannot find package 'nope' imported from /var/task/index.mjs",
        position: { file: 'index.mjs', line: 2 },
      },
    ],
    [
      'a file of the same package, from another file',
      { 'index.mjs': "import './lib/a.mjs';\nexport const handler = 1;", 'lib/a.mjs': "// a\n\nimport './b.mjs';" },
      {
        errorType: 'Error',
        errorMessage: "Cannot find module '/var/task/lib/b.mjs' imported from /var/task/lib/a.mjs",
        position: { file: 'lib/a.mjs', line: 3 },
      },
    ],
    [
      'a file without its ending',
      { 'index.mjs': "import './b';\nexport const handler = 1;", 'b.mjs': '' },
      {
        errorType: 'Error',
        errorMessage: "Cannot find module '/var/task/b' imported from /var/task/index.mjs",
        position: { file: 'index.mjs', line: 1 },
      },
    ],
    [
      'a package that is required',
      { 'index.cjs': "const x = require('nope');\nexports.handler = async () => x;" },
      {
        errorType: 'Runtime.ImportModuleError',
        errorMessage: "Error: Cannot find module 'nope'\nRequire stack:\n- /var/task/index.cjs",
        position: { file: 'index.cjs', line: 1 },
      },
    ],
    [
      'a name that a module does not export',
      {
        'index.mjs': "import { nope } from './b.mjs';\nexport const handler = async () => nope;",
        'b.mjs': 'export const yes = 1;',
      },
      {
        errorType: 'Runtime.UserCodeSyntaxError',
        errorMessage: "SyntaxError: The requested module './b.mjs' does not provide an export named 'nope'",
      },
    ],
    [
      'a name that a part of Node.js does not export',
      { 'index.mjs': "import { nope } from 'node:fs';\nexport const handler = async () => nope;" },
      {
        errorType: 'Runtime.UserCodeSyntaxError',
        errorMessage: "SyntaxError: The requested module 'node:fs' does not provide an export named 'nope'",
      },
    ],
    [
      'a name that the AWS SDK does not export',
      { 'index.mjs': "import { marshal } from '@aws-sdk/util-dynamodb';\nexport const handler = async () => marshal;" },
      {
        errorType: 'Runtime.UserCodeSyntaxError',
        errorMessage:
          "SyntaxError: The requested module '@aws-sdk/util-dynamodb' does not provide an export named 'marshal'",
      },
    ],
    [
      'a client of the AWS SDK that this page does not have',
      { 'index.mjs': "import '@aws-sdk/client-kinesis';\nexport const handler = 1;" },
      {
        errorMessage: "Cannot find package '@aws-sdk/client-kinesis' imported from /var/task/index.mjs",
        position: { file: 'index.mjs', line: 1 },
      },
    ],
    [
      'a part of Node.js that this page does not have',
      { 'index.mjs': "import { request } from 'node:https';\nexport const handler = async () => request;" },
      {
        errorMessage:
          "'node:https' is part of Node.js and there on Lambda, but this page's simulated runtime does not have it. Use the global fetch.",
        position: { file: 'index.mjs', line: 1 },
      },
    ],
    [
      'the file of the handler itself',
      { 'main.mjs': 'export const handler = async () => 1;' },
      {
        errorType: 'Runtime.ImportModuleError',
        errorMessage: "Error: Cannot find module 'index'\nRequire stack:\n- /var/runtime/index.mjs",
      },
    ],
  ])('is named with its place: %s', async (_name, files, expected) => {
    expect(await errorOf(files)).toMatchObject({ kind: 'import-failed', phase: 'init', ...expected });
  });

  it('can be caught in the handler', async () => {
    const source =
      "export const handler = async () => { try { await import('nope'); } catch (error) { return error.message; } };";
    expect(await answerOf(source)).toBe("Cannot find package 'nope' imported from /var/task/index.mjs");
  });

  it('can be caught around require, with the code that Node.js gives', async () => {
    const source = "exports.handler = async () => { try { require('nope'); } catch (error) { return error.code; } };";
    expect(await answerOf({ 'index.js': source })).toBe('MODULE_NOT_FOUND');
  });
});

describe('a handler that is not there', () => {
  it.each([
    ['a misspelt export', 'export const hander = async () => 1;', 'index.handler is undefined or not exported'],
    ['an export that is no function', 'export const handler = { a: 1 };', 'index.handler is not a function'],
    ['a default function only', 'export default async () => 1;', 'index.handler is undefined or not exported'],
  ])('is told as Lambda does: %s', async (_name, source, errorMessage) => {
    expect(await errorOf(source)).toMatchObject({
      kind: 'import-failed',
      errorType: 'Runtime.HandlerNotFound',
      errorMessage,
    });
  });
});
