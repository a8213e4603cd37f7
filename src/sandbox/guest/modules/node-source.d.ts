// Node.js's own sources, as far as our own code imports them. scripts/node-source.mjs resolves them.
type Inspect = ((value: unknown, options?: unknown) => string) & { readonly custom: symbol };

declare module 'node-source:parts' {
  const parts: Readonly<Record<string, object>>;
  export { parts as default };
}
declare module 'node-source:internal/util/inspect' {
  const inspection: {
    readonly inspect: Inspect;
    format(...values: unknown[]): string;
    formatWithOptions(options: object, ...values: unknown[]): string;
    stripVTControlCharacters(text: string): string;
  };
  export { inspection as default };
}
declare module 'node-source:internal/cli_table' {
  function table(headers: readonly string[], columns: readonly (readonly string[])[]): string;
  export { table as default };
}
declare module 'node-source:internal/validators' {
  const validators: {
    validateArray(value: unknown, name: string): void;
    validateObject(value: unknown, name: string, options?: number): void;
    validateFunction(value: unknown, name: string): void;
    validateString(value: unknown, name: string): void;
    validateNumber(value: unknown, name: string): void;
    validateInteger(value: unknown, name: string, min?: number, max?: number): void;
    validateInt32(value: unknown, name: string, min?: number, max?: number): void;
    validateBoolean(value: unknown, name: string): void;
    validateAbortSignal(value: unknown, name: string): void;
    readonly kValidateObjectAllowObjects: number;
  };
  export { validators as default };
}
declare module 'node-source:internal/util' {
  export function getSystemErrorName(number: number): string;
}
declare module 'node-source:internal/errors' {
  type ErrorCode =
    | 'ERR_ILLEGAL_CONSTRUCTOR'
    | 'ERR_INVALID_ARG_VALUE'
    | 'ERR_INVALID_ARG_TYPE'
    | 'ERR_OUT_OF_RANGE'
    | 'ERR_MISSING_ARGS';
  type ErrorClass = new (...args: unknown[]) => Error;
  const errors: { readonly codes: Readonly<Record<ErrorCode, ErrorClass>>; readonly AbortError: ErrorClass };
  export { errors as default };
}
declare module 'node-source:internal/mime' {
  const mime: object;
  export { mime as default };
}
declare module 'node-source:internal/util/parse_args/parse_args' {
  const parsing: object;
  export { parsing as default };
}
declare module 'node-source:internal/util/diff' {
  const diffing: object;
  export { diffing as default };
}
declare module 'node-source:internal/util/types' {
  const types: object;
  export { types as default };
}
declare module 'node-source:internal/util/comparisons' {
  const comparisons: object;
  export { comparisons as default };
}
declare module 'node-source:util' {
  const util: object;
  export { util as default };
}
declare module 'node-source:assert' {
  const assert: { readonly strict: object };
  export { assert as default };
}
declare module 'node-source:diagnostics_channel' {
  const channels: object;
  export { channels as default };
}
declare module 'node-source:timers/promises' {
  const promises: Readonly<Record<'setTimeout' | 'setImmediate' | 'setInterval', (...args: unknown[]) => unknown>>;
  export { promises as default };
}
declare module 'node-source:internal/perf/performance_entry' {
  const entries: { readonly PerformanceEntry: object };
  export { entries as default };
}
declare module 'node-source:internal/perf/usertiming' {
  const timing: {
    readonly PerformanceMark: object;
    readonly PerformanceMeasure: object;
    mark(...args: unknown[]): object;
    measure(...args: unknown[]): object;
    clearMarkTimings(name?: unknown): void;
  };
  export { timing as default };
}
declare module 'node-source:internal/perf/observe' {
  const observing: {
    readonly PerformanceObserver: object;
    readonly PerformanceObserverEntryList: object;
    clearEntriesFromBuffer(type: string, name?: unknown): void;
    filterBufferMapByNameAndType(name?: string, type?: unknown): object[];
  };
  export { observing as default };
}
declare module 'node-source:buffer' {
  const buffer: { readonly Buffer: object; readonly atob: object; readonly btoa: object };
  export { buffer as default };
}
declare module 'node-source:internal/buffer' {
  const internalBuffer: object;
  export { internalBuffer as default };
}
declare module 'node-source:events' {
  const events: object;
  export { events as default };
}
declare module 'node-source:path' {
  const path: object;
  export { path as default };
}
declare module 'node-source:querystring' {
  const querystring: object;
  export { querystring as default };
}
declare module 'node-source:url' {
  const url: object;
  export { url as default };
}
declare module 'node-source:string_decoder' {
  const decoding: object;
  export { decoding as default };
}
declare module 'node-source:stream' {
  const stream: object;
  export { stream as default };
}
declare module 'node-source:stream/consumers' {
  const consumers: object;
  export { consumers as default };
}
declare module 'node-source:stream/web' {
  const web: Readonly<Record<string, object>>;
  export { web as default };
}
declare module 'node-source:internal/webstreams/adapters' {
  const adapters: object;
  export { adapters as default };
}
declare module 'node-source:internal/webstreams/queuingstrategies' {
  const queuing: object;
  export { queuing as default };
}
declare module 'node-source:internal/webstreams/readablestream' {
  const readable: object;
  export { readable as default };
}
declare module 'node-source:internal/webstreams/writablestream' {
  const writable: object;
  export { writable as default };
}
declare module 'node-source:internal/url' {
  const url: { readonly URL: object; readonly URLSearchParams: object };
  export { url as default };
}
declare module 'node-source:internal/encoding' {
  const encoding: { readonly TextEncoder: object; readonly TextDecoder: object };
  export { encoding as default };
}
declare module 'node-source:internal/abort_controller' {
  const abortController: { readonly AbortController: object; readonly AbortSignal: object };
  export { abortController as default };
}
declare module 'node-source:internal/event_target' {
  const eventTarget: { readonly Event: object; readonly EventTarget: object; readonly CustomEvent: object };
  export { eventTarget as default };
}
declare module 'node-source:internal/per_context/domexception' {
  const exceptions: { readonly DOMException: object };
  export { exceptions as default };
}
declare module 'node-source:internal/webidl' {
  const webidl: object;
  export { webidl as default };
}
declare module 'node-source:internal/blob' {
  const blob: { readonly Blob: object; readonly resolveObjectURL: object };
  export { blob as default };
}
declare module 'node-source:internal/file' {
  const file: { readonly File: object };
  export { file as default };
}
declare module 'node-source:internal/fs/glob' {
  const glob: object;
  export { glob as default };
}
declare module 'node-source:globals' {
  export function internalBinding(name: string): Record<string, unknown>;
}
declare module 'node-source:fs' {
  const fs: object;
  export { fs as default };
}
declare module 'node-source:internal/fs/utils' {
  const utils: object;
  export { utils as default };
}
declare module 'node-source:internal/fs/promises' {
  const promises: { readonly exports: object; readonly FileHandle: { readonly prototype: object } };
  export { promises as default };
}
declare module 'node-source:internal/fs/dir' {
  const folders: object;
  export { folders as default };
}
declare module 'node-source:internal/fs/streams' {
  const streams: object;
  export { streams as default };
}
declare module 'node-source:async_hooks' {
  const asyncHooks: object;
  export { asyncHooks as default };
}
