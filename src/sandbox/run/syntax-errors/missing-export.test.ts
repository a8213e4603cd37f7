import { expect, it } from 'vitest';
import { findMissingExport } from './missing-export.ts';

const lacks = (module: string, name: string): string =>
  `The requested module '${module}' does not provide an export named '${name}'`;

it('names the module as it was written, and the place of the name', () => {
  const files = {
    'index.mjs': "import { a } from './a.mjs';\n\nimport {\n  price as cost,\n} from './lib/shop/price.mjs';\n",
    'a.mjs': 'export const a = 1;',
    'lib/shop/price.mjs': 'export const Price = 1;',
  };
  expect(findMissingExport(lacks('./price.mjs', 'price'), files)).toEqual({
    message: lacks('./lib/shop/price.mjs', 'price'),
    position: { file: 'index.mjs', line: 4, column: 3 },
    line: '  price as cost,',
    underline: '  ^^^^^',
  });
});

it('names a part of Node.js as it was written', () => {
  const files = { 'src/index.mjs': "import { readFil } from 'fs';\n" };
  expect(findMissingExport(lacks('node:fs', 'readFil'), files)).toMatchObject({
    message: lacks('fs', 'readFil'),
    position: { file: 'src/index.mjs', line: 1, column: 10 },
  });
});

it('follows names that are passed on to the file that passes on what is not there', () => {
  const files = {
    'index.mjs': "import { total } from './shop.mjs';\nexport { total as handler };\n",
    'shop.mjs': "export { sum as total } from './sums.mjs';\n",
    'sums.mjs': 'export const add = 1;\n',
  };
  expect(findMissingExport(lacks('./shop.mjs', 'total'), files)).toMatchObject({
    message: lacks('./sums.mjs', 'sum'),
    position: { file: 'shop.mjs', line: 1, column: 10 },
    underline: '         ^^^^^^^^^^^^',
  });
});

it('does not go round in circles', () => {
  const files = {
    'a.mjs': "export { x } from './b.mjs';\n",
    'b.mjs': "export { x } from './a.mjs';\n",
  };
  expect(findMissingExport(lacks('./a.mjs', 'x'), files)?.message).toMatch(/does not provide an export named 'x'$/);
});

it('explains how to import from CommonJS, with the names of that line', () => {
  const files = {
    'index.mjs': "import { price as cost, tax } from './lib.js';\n",
    'lib.js': 'module.exports = make();\n',
  };
  expect(findMissingExport(lacks('./lib.js', 'tax'), files)?.message).toMatchInlineSnapshot(`
    "Named export 'tax' not found. The requested module './lib.js' is a CommonJS module, which may not support all module.exports as named exports.
    CommonJS modules can always be imported via the default export, for example using:

    import pkg from './lib.js';
    const { price: cost, tax } = pkg;
    "
  `);
});

it('says of nothing else that an export is missing', () => {
  const files = { 'index.mjs': "import { a } from './a.mjs';\n", 'a.mjs': '' };
  expect(findMissingExport("Unexpected token '}'", files)).toBeUndefined();
  expect(findMissingExport(lacks('./b.mjs', 'a'), files)).toBeUndefined();
  expect(findMissingExport(lacks('./a.mjs', 'a'), { 'index.mjs': 'import {' })).toBeUndefined();
});
