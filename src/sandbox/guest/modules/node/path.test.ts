import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../run-function.fixture.ts';
import { compareAll } from '../snippets.fixture.ts';

const imports = `import path from 'node:path';
import posix from 'node:path/posix';
import win32 from 'node:path/win32';
import * as ns from 'node:path';`;

describe('path does what Node.js does', async () => {
  const compared = await compareAll(
    [
      'Object.keys(path)',
      'Object.keys(ns)',
      '[path.posix === path, posix === path, path.win32 === win32, win32.posix === posix]',
      'path.join(1)',
      'path.resolve(undefined)',
      'path.basename({})',
      "path.basename('a', 5)",
      'path.dirname(null)',
      "path.format('x')",
      'path.format(null)',
      "path.parse(Symbol('x'))",
      "path.relative('a')",
      'path.isAbsolute()',
      'path.normalize([])',
      'path.extname(1n)',
      "path.matchesGlob('/a/b.txt', '/a/*.txt')",
      "path.matchesGlob('/a/b/c.txt', '/a/**/*.{txt,js}')",
      "path.toNamespacedPath('/a')",
      "win32.toNamespacedPath('C:\\\\a')",
      "win32.join('a', '..', 'b\\\\c')",
      "win32.resolve('C:\\\\a', '..\\\\b')",
      "win32.parse('C:\\\\path\\\\file.txt')",
      "win32.relative('C:\\\\a\\\\b', 'C:\\\\a\\\\c')",
      "path.format({ dir: '/a', name: 'b', ext: 'c' })",
      "path.format({ root: '/', base: 'b.txt' })",
      "path.parse('/a/.bashrc.txt')",
      '[path.sep, path.delimiter, win32.sep, win32.delimiter]',
      "path.normalize('/a//b/../c/.')",
      "path.basename('/a/b.html', '.html')",
      "path.relative('/data/orandea/test/aaa', '/data/orandea/impl/bbb')",
      '[path._makeLong === path.toNamespacedPath]',
      "path.matchesGlob('/a/b.txt', '/a/*.txt')",
      "path.matchesGlob('/a/b/c.txt', '/a/**/*.{txt,js}')",
      "path.matchesGlob('/foo/bar', '/foo/*')",
      "path.matchesGlob('/foo/bar/baz', '/foo/*')",
      "path.matchesGlob('a.js', '[ab].js')",
      "path.matchesGlob('c.js', '!(a|b).js')",
      "path.matchesGlob('a', 5)",
      "path.matchesGlob(5, 'a')",
      "path.matchesGlob('a')",
      "path.win32.matchesGlob('a\\\\b', 'a\\\\*')",
      "path.posix.matchesGlob('.hidden', '*')",
      "path.resolve('/a/b', '../c')",
      "[path.isAbsolute('x'), path.basename('a/b.txt', '.txt'), path.dirname('/x/y'), path.extname('k/photo.JPG')]",
    ],
    imports,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});

it('resolves against the folder of the function', async () => {
  const source =
    "import path from 'node:path'; export const handler = async () => [path.resolve(), path.resolve('a/../b')];";
  expect(await answerOf(source)).toEqual(['/var/task', '/var/task/b']);
});
