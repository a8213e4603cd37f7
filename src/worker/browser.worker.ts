import loadModule from '@jitl/quickjs-ng-wasmfile-release-sync/emscripten-module';
import { QuickJSFFI } from '@jitl/quickjs-ng-wasmfile-release-sync/ffi';
import { createEngine } from '#sandbox';
import { createRequestHandler } from './answer-requests.ts';
import packedEngineUrl from './generated/engine.lzma?url';
import { unpackEngine } from './generated/unpack-engine.js';
import type { WorkerRequest } from './protocol.ts';

// The package's own variant would fetch each of its parts by itself, which costs a journey and headers.
const variant: Parameters<typeof createEngine>[0] = {
  type: 'sync',
  importFFI: () => Promise.resolve(QuickJSFFI),
  importModuleLoader: () => Promise.resolve(loadModule),
};

const answer = createRequestHandler(async () => {
  const response = await fetch(packedEngineUrl);
  if (!response.ok) throw new Error(`${packedEngineUrl} answered with status ${response.status}.`);
  return createEngine(variant, unpackEngine(new Uint8Array(await response.arrayBuffer())));
});

addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  void answer(data).then((message) => {
    postMessage(message);
  });
});
