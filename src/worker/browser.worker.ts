import variant from '@jitl/quickjs-ng-wasmfile-release-sync';
import wasmUrl from '@jitl/quickjs-ng-wasmfile-release-sync/wasm?url';
import { createEngine } from '#sandbox';
import { createRequestHandler } from './answer-requests.ts';
import type { WorkerRequest } from './protocol.ts';

const answer = createRequestHandler(async () => {
  const response = await fetch(wasmUrl);
  if (!response.ok) throw new Error(`${wasmUrl} answered with status ${response.status}.`);
  return createEngine(variant, await response.arrayBuffer());
});

addEventListener('message', ({ data }: MessageEvent<WorkerRequest>) => {
  void answer(data).then((message) => {
    postMessage(message);
  });
});
