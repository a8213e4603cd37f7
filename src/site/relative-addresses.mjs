import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Stands for the site's root in the pages until they are written. */
export const anyBase = '/coldstart-any-base/';

/**
 * Makes every address of the built site relative, so that `dist/` works at any path of any host without another build.
 * Only the page for what is not there cannot be: it is shown at any depth. BASE_PATH says where its root is.
 */
export function relativeAddresses() {
  return {
    name: 'relative-addresses',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const files = await readdir(folder, { recursive: true });
        for (const file of files.filter((name) => /\.(?:html|js|css|json|xml)$/.test(name))) {
          const path = join(folder, file);
          const text = await readFile(path, 'utf8');
          if (!text.includes(anyBase.slice(0, -1))) continue;
          if (!file.endsWith('.html')) {
            throw new Error(
              `dist/${file} holds an address from the site's root. Make it relative, or take it from the page.`,
            );
          }
          await writeFile(path, toRelative(text, file.split(sep).join('/')));
        }
      },
    },
  };
}

/**
 * Replaces the root's stand-in in a page.
 * @param {string} html
 * @param {string} file Path from the site's root, such as `lessons/your-first-handler/index.html`.
 */
export function toRelative(html, file) {
  const depth = file.split('/').length - 1;
  const root =
    file === '404.html'
      ? (process.env.BASE_PATH ?? '/').replace(/\/?$/, '/')
      : depth === 0
        ? './'
        : '../'.repeat(depth);
  return html.replaceAll(anyBase, root).replaceAll(anyBase.slice(0, -1), root);
}

/** Vite's part of it: scripts find their files relative to themselves. */
export function relativeBuiltUrl(_file, { ssr }) {
  return ssr ? undefined : { relative: true };
}
