import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import variant from '@jitl/quickjs-ng-wasmfile-release-sync';
import { createEngine } from '#sandbox';
import { createRequestHandler } from './answer-requests.ts';
import type { WorkerRequest } from './protocol.ts';

const answer = createRequestHandler(async () => {
  const file = fileURLToPath(import.meta.resolve('@jitl/quickjs-ng-wasmfile-release-sync/wasm'));
  return createEngine(variant, await readFile(file));
});

parentPort?.on('message', (request: WorkerRequest) => {
  void answer(request).then((message) => parentPort?.postMessage(message));
});
