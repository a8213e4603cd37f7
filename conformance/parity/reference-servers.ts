import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import createDynalite from 'dynalite';
import { startFauxqs } from 'fauxqs';
import type { ComparedService } from './recorded-call.ts';

/** A server that somebody else wrote, which answers as a service does. */
export interface ReferenceServer {
  readonly endpoint: string;
  stop(): Promise<void>;
}

export interface Reference {
  /** As the tables name it. */
  readonly name: string;
  readonly services: readonly ComparedService[];
  /** What the server does not have, so that there is nothing to compare. */
  readonly lacks: readonly string[];
  /** Starts it on 127.0.0.1, at a port that is free. */
  start(): Promise<ReferenceServer>;
}

export const fauxqs: Reference = {
  name: 'fauxqs',
  services: ['s3', 'sqs'],
  lacks: [],
  async start() {
    const server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
    return { endpoint: `http://127.0.0.1:${server.port}`, stop: () => server.stop() };
  },
};

export const dynalite: Reference = {
  name: 'dynalite',
  services: ['dynamodb'],
  lacks: ['TransactWriteItems', 'TransactGetItems', 'TransactWrite'],
  async start() {
    const server = createDynalite({ createTableMs: 0 });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return {
      endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      async stop() {
        server.close();
        server.closeAllConnections();
        await once(server, 'close');
      },
    };
  },
};

/** AWS's own DynamoDB for developers, in Java. `folder` holds `DynamoDBLocal.jar`. */
export function dynamoDbLocal(folder: string): Reference {
  return {
    name: 'DynamoDB Local',
    services: ['dynamodb'],
    lacks: [],
    async start() {
      if (!existsSync(folder)) throw new Error(`There is no DynamoDB Local in ${folder}.`);
      const port = await freePort();
      const args = ['-Xmx512m', '-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar'];
      const child = spawn('java', [...args, '-inMemory', '-disableTelemetry', '-port', String(port)], {
        cwd: folder,
        stdio: 'ignore',
      });
      const endpoint = `http://127.0.0.1:${port}`;
      for (let round = 0; ; round += 1) {
        const answered = await fetch(endpoint).then(
          () => true,
          () => false,
        );
        if (answered) break;
        if (child.exitCode !== null || round > 300) throw new Error('DynamoDB Local did not start.');
        await sleep(100);
      }
      return {
        endpoint,
        async stop() {
          const ended = once(child, 'exit');
          child.kill();
          await ended;
        },
      };
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
