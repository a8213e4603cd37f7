// Serves a folder as any static host does: index.html for a folder, 404.html for what is not there.
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
  const server = createServer((request, response) => {
    const url = request.url ?? '/';
    if (!url.startsWith(base)) return void notFound(request, response);
    request.url = `/${url.slice(base.length)}`;
    files(request, response);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}
