import variant from '@jitl/quickjs-ng-wasmfile-release-sync';
import { createEngine } from '#sandbox';
import { createRequestHandler } from './answer-requests.ts';
import packedEngineUrl from './generated/engine.lzma?url';
import { unpackEngine } from './generated/unpack-engine.js';
import type { WorkerRequest } from './protocol.ts';

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
