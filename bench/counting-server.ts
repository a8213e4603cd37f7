import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import { extname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

export interface Traffic {
  /** Headers included. */
  readonly bytes: number;
  readonly paths: readonly string[];
}

export interface CountingServer {
  readonly origin: string;
  /** Resolves, once nothing was asked for a second long, to what went out since the last call. */
  settle(): Promise<Traffic>;
  close(): void;
}

/** Serves a folder with gzip, as static hosts do, and counts what goes over the line. */
export async function startCountingServer(folder: string): Promise<CountingServer> {
  let sent = 0;
  let paths: string[] = [];
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    void readFile(file).then(
      (content) => {
        const type = types[extname(file)];
        const isText = type !== undefined;
        response.writeHead(200, {
          'content-type': type ?? 'application/octet-stream',
          ...(isText && { 'content-encoding': 'gzip' }),
          'cache-control': 'public, max-age=600',
        });
        response.end(isText ? gzipSync(content) : content);
      },
      () => response.writeHead(404).end(),
    );
    paths.push(path);
  });
  /** The bytes of each open connection that are counted already. */
  const counted = new Map<Socket, number>();
  const count = (socket: Socket): void => {
    sent += socket.bytesWritten - (counted.get(socket) ?? 0);
    counted.set(socket, socket.bytesWritten);
  };
  server.on('connection', (socket) => {
    counted.set(socket, 0);
    socket.on('close', () => {
      count(socket);
      counted.delete(socket);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    origin: `http://localhost:${address.port}`,
    async settle() {
      let before = -1;
      while (before !== paths.length) {
        before = paths.length;
        await sleep(1_000);
      }
      for (const socket of counted.keys()) count(socket);
      const taken = { bytes: sent, paths };
      sent = 0;
      paths = [];
      return taken;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
