import { internals } from 'coldstart:internals';
import { blobBinding } from './blob-binding.ts';
import { bufferBinding } from './buffer-binding.ts';
import { encodingBinding } from './encoding-binding.ts';
import { icuBinding } from './icu-binding.ts';
import { urlBinding } from './url-binding.ts';
import { stringDecoderBinding } from './string-decoder-binding.ts';
import { errorNumbers, signals, zlibFailures } from './system-constants.ts';
import { systemErrors } from './system-errors.ts';
import { typeChecks } from './type-checks.ts';
import { valueDetails } from './value-details.ts';

/** What stands in for the parts of Node.js that are written in C++. */
export const bindings: Readonly<Record<string, unknown>> = {
  util: {
    ...valueDetails,
    privateSymbols: { arrow_message_private_symbol: Symbol('arrow'), decorated_private_symbol: Symbol('decorated') },
    defineLazyProperties() {
      // The guest module fills these in itself.
    },
  },
  types: typeChecks,
  async_context_frame: {
    getContinuationPreservedEmbedderData: () => internals.asyncContext.get(),
    setContinuationPreservedEmbedderData(frame: unknown) {
      internals.asyncContext.set(frame);
    },
  },
  config: { hasIntl: false },
  constants: { os: { signals }, zlib: zlibFailures },
  string_decoder: stringDecoderBinding,
  uv: {
    getErrorMap: () => systemErrors,
    getErrorMessage: (number: number) => systemErrors.get(number)?.[1] ?? `Unknown system error ${number}`,
    UV_EOF: -4095,
    ...Object.fromEntries(Object.entries(errorNumbers).map(([name, number]) => [`UV_${name}`, -number])),
  },
  blob: blobBinding,
  buffer: bufferBinding,
  url: urlBinding,
  encoding_binding: encodingBinding,
  icu: icuBinding,
  errors: {
    triggerUncaughtException(error: unknown) {
      throw error;
    },
  },
  // `coldstart:files` fills these in.
  fs: {},
  fs_dir: {},
  diagnostics_channel: { subscribers: [], linkNativeChannel: () => undefined },
  messaging: {
    get DOMException(): unknown {
      return (globalThis as unknown as { readonly DOMException: unknown }).DOMException;
    },
  },
  performance: { constants: {}, observerCounts: [], setupObservers: () => undefined, now: () => 0 },
  trace_events: { getCategoryEnabledBuffer: () => [0], trace: () => undefined },
};
