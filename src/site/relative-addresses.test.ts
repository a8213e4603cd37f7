import { afterEach, describe, expect, it, vi } from 'vitest';
import { anyBase, toRelative } from './relative-addresses.mjs';

const page = `<a href="${anyBase}">Home</a><a href="${anyBase.slice(0, -1)}">Top</a><img src="${anyBase}a/b.png">`;

describe('the addresses of a page', () => {
  it('climb as far as the page is deep', () => {
    expect(toRelative(page, 'lessons/x/index.html')).toBe(
      '<a href="../../">Home</a><a href="../../">Top</a><img src="../../a/b.png">',
    );
  });

  it('begin in the same folder on the home page', () => {
    expect(toRelative(page, 'index.html')).toBe('<a href="./">Home</a><a href="./">Top</a><img src="./a/b.png">');
  });
});

describe('the page for what is not there', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('takes them from the root of the host, for it is shown at any depth', () => {
    vi.stubEnv('BASE_PATH', undefined);
    expect(toRelative(page, '404.html')).toBe('<a href="/">Home</a><a href="/">Top</a><img src="/a/b.png">');
  });

  it('takes them from BASE_PATH where that is given', () => {
    vi.stubEnv('BASE_PATH', '/course');
    expect(toRelative(page, '404.html')).toContain('src="/course/a/b.png"');
  });
});
