// Serves a folder as any static host does: index.html for a folder, 404.html for what is not there.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';

/**
 * Serves a folder under a base path such as `/course/`. Resolves to the server once it listens.
 * @param {{ folder: string, base: string, port: number, host?: string }} options
 * @returns {Promise<import('node:http').Server>}
 */
export async function serveFolder({ folder, base, port, host = 'localhost' }) {
  // Imported here, so that the commands can run before anything is installed.
  const { default: sirv } = await import('sirv');
  const notFound = async (request, response) => {
    response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' });
    response.end(await readFile(join(folder, '404.html')).catch(() => 'Not found'));
  };
  const files = sirv(folder, { etag: true, onNoMatch: notFound });
  // Addresses in a page are relative to its folder, so its own address has to end in a slash.
  const isFolderWithoutSlash = (url) => /^[^?]*[^/?]$/.test(url) && existsSync(join(folder, decode(url), 'index.html'));
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (!url.startsWith(base)) return void notFound(request, response);
    request.url = `/${url.slice(base.length)}`;
    if (isFolderWithoutSlash(request.url)) return void response.writeHead(301, { location: `${url}/` }).end();
    files(request, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

function decode(url) {
  try {
    // `join` would climb out of the folder by a dot-dot; a page's address never has one.
    return decodeURIComponent(url).replaceAll('..', '');
  } catch {
    return url;
  }
}
