import type { Host } from './host.ts';
import { asyncContext, runInContext } from './async-context.ts';
import { hide, renameFunction } from './hide.ts';
import {
  arrayPush,
  arraySlice,
  assign,
  floor,
  keysOf,
  mapDelete,
  mapGet,
  mapSet,
  RealError,
  RealMap,
  RealString,
} from './intrinsics.ts';
import { checkFunction } from './received.ts';
import type { InitRequest, Settings } from './requests.ts';

type Listener = (...args: unknown[]) => unknown;

interface Listening {
  readonly listener: Listener;
  readonly once: boolean;
}

/** The part of `process` that the event loop and the runtime need, out of the learner's reach. */
export interface ProcessControl {
  readonly process: object;
  /** Fills in what is the same in each environment of a function. */
  deploy(settings: Settings): void;
  /** Fills in what is a guest's own. */
  start(request: InitRequest): void;
  nextTick(callback: Listener, ...args: unknown[]): void;
  /** Writes a warning now, as Node.js does where it is about to throw. */
  warnAtOnce(text: string): void;
  /** Runs what waits for the next tick. Returns whether anything did. */
  runTicks(): boolean;
  /** Calls the listeners of an event. Returns whether there were any. */
  emit(event: string, ...args: unknown[]): boolean;
  hasListeners(event: string): boolean;
  exitCode(): number;
}

/** What Lambda runs; the recordings of the official runtime were made with these. */
const nodeVersions: Readonly<Record<Settings['runtime'], string>> = {
  'nodejs24.x': '24.21.0',
  'nodejs22.x': '22.23.3',
};

/** Installs Node's `process`. */
export function installProcess(host: Host, warn: (text: string) => void): ProcessControl {
  const listeners = new RealMap<unknown, Listening[]>();
  let ticks: { readonly context: unknown; readonly callback: Listener; readonly args: readonly unknown[] }[] = [];
  let startMs = 0;
  let isExiting = false;
  let exitCode: unknown;

  const statusOf = (code: unknown): number => {
    const status = Number(code ?? exitCode ?? 0);
    return status === floor(status) ? status & 255 : 1;
  };
  const emit = (event: unknown, ...args: unknown[]): boolean => {
    const all = mapGet(listeners, event);
    if (all === undefined || all.length === 0) return false;
    const now = arraySlice(all, 0);
    for (let index = 0; index < now.length; index++) {
      const one = now[index] as Listening;
      if (one.once) remove(event, one.listener);
      one.listener.call(process, ...args);
    }
    return true;
  };
  const add = (event: unknown, listener: unknown, once: boolean, first = false): object => {
    checkFunction(listener, 'listener');
    const all = mapGet(listeners, event) ?? [];
    const one = { listener: listener, once };
    mapSet(listeners, event, first ? [one, ...all] : [...all, one]);
    return process;
  };
  const remove = (event: unknown, listener: unknown): object => {
    const all = mapGet(listeners, event) ?? [];
    const kept: Listening[] = [];
    let isRemoved = false;
    for (let index = all.length - 1; index >= 0; index--) {
      const one = all[index] as Listening;
      if (!isRemoved && one.listener === listener) isRemoved = true;
      else kept[kept.length] = one;
    }
    mapSet(listeners, event, kept.reverse());
    return process;
  };
  const exit = (code?: unknown): never => {
    if (code !== undefined) exitCode = code;
    if (!isExiting) {
      isExiting = true;
      emit('exit', statusOf(code));
    }
    host.exit(statusOf(undefined));
    throw new RealError('The process has ended.');
  };
  const stream = (fd: number): object => ({
    fd,
    writable: true,
    columns: 80,
    write(chunk: unknown, encoding?: unknown, callback?: unknown) {
      if (fd === 2) host.writeLog('stderr', 'ERROR', '', RealString(chunk));
      else host.writeLog('raw', 'INFO', '', RealString(chunk));
      const done = typeof encoding === 'function' ? encoding : callback;
      if (typeof done === 'function') nextTick(done as Listener);
      return true;
    },
    end: () => undefined,
    on: () => undefined,
    once: () => undefined,
    emit: () => false,
  });
  const nextTick = (callback: Listener, ...args: unknown[]): void => {
    checkFunction(callback, 'callback');
    arrayPush(ticks, { context: asyncContext.get(), callback, args });
  };
  const elapsedNs = (): bigint => BigInt(floor((host.now() - startMs) * 1e6)) + 1_000_000_000n;
  const hrtime = (since?: readonly [number, number]): [number, number] => {
    const all = elapsedNs();
    const [seconds, rest] = [Number(all / 1_000_000_000n), Number(all % 1_000_000_000n)];
    if (since === undefined) return [seconds, rest];
    const difference = rest - since[1];
    return difference < 0 ? [seconds - since[0] - 1, difference + 1e9] : [seconds - since[0], difference];
  };
  const memoryUsage = (): object => {
    const heapUsed = host.memoryUsedBytes();
    return { rss: heapUsed + 60 * 2 ** 20, heapTotal: heapUsed + 4 * 2 ** 20, heapUsed, external: 0, arrayBuffers: 0 };
  };

  let hasExplainedWarnings = false;
  const emitWarning = (warning: unknown, options?: unknown, givenCode?: unknown): void => {
    const made = toWarning(warning, options, givenCode);
    nextTick(() => {
      writeWarning(made);
      emit('warning', made);
    });
  };
  const writeWarning = (warning: Error): void => {
    const { code } = warning as { readonly code?: unknown };
    let text = `(node:${process.pid}) ${code === undefined ? '' : `[${RealString(code)}] `}${warning.name}: ${warning.message}`;
    if (!hasExplainedWarnings) {
      const flag = warning.name === 'DeprecationWarning' ? 'trace-deprecation' : 'trace-warnings';
      text += `\n(Use \`node --${flag} ...\` to show where the warning was created)`;
    }
    hasExplainedWarnings = true;
    warn(text);
  };

  const values: Record<string, unknown> = { __proto__: null };
  const process = {
    title: 'node',
    version: '',
    versions: {} as Record<string, string>,
    release: { name: 'node', lts: 'Krypton' },
    arch: 'x64',
    platform: 'linux',
    pid: 8,
    ppid: 1,
    execPath: '/var/lang/bin/node',
    execArgv: [],
    argv: ['/var/lang/bin/node', '/var/runtime/index.mjs'],
    argv0: 'node',
    features: {},
    config: {},
    env: environmentOf(values),
    stdout: stream(1),
    stderr: stream(2),
    get exitCode() {
      return exitCode;
    },
    set exitCode(code: unknown) {
      exitCode = code;
    },
    exit,
    reallyExit: exit,
    abort: () => exit(134),
    kill: () => exit(143),
    cwd: () => '/var/task',
    chdir: () => undefined,
    umask: () => 0o022,
    uptime: () => (host.now() - startMs) / 1_000,
    hrtime: assign(hrtime, { bigint: elapsedNs }),
    memoryUsage: assign(memoryUsage, { rss: () => host.memoryUsedBytes() + 60 * 2 ** 20 }),
    cpuUsage: () => ({ user: floor((host.now() - startMs) * 1_000), system: 0 }),
    resourceUsage: () => ({ userCPUTime: floor((host.now() - startMs) * 1_000), systemCPUTime: 0, maxRSS: 0 }),
    getuid: () => 993,
    getgid: () => 990,
    geteuid: () => 993,
    getegid: () => 990,
    nextTick,
    emitWarning,
    getBuiltinModule: undefined as unknown,
    on: (event: unknown, listener: unknown) => add(event, listener, false),
    addListener: (event: unknown, listener: unknown) => add(event, listener, false),
    once: (event: unknown, listener: unknown) => add(event, listener, true),
    prependListener: (event: unknown, listener: unknown) => add(event, listener, false, true),
    prependOnceListener: (event: unknown, listener: unknown) => add(event, listener, true, true),
    off: remove,
    removeListener: remove,
    removeAllListeners(event?: unknown) {
      if (event === undefined) listeners.clear();
      else mapDelete(listeners, event);
      return process;
    },
    emit,
    listeners: (event: unknown) => (mapGet(listeners, event) ?? []).map(({ listener }) => listener),
    listenerCount: (event: unknown) => (mapGet(listeners, event) ?? []).length,
    eventNames: () => [...listeners.keys()],
    setMaxListeners: () => process,
    getMaxListeners: () => 10,
    setUncaughtExceptionCaptureCallback: () => undefined,
    [Symbol.toStringTag]: 'process',
  };
  hide('process', process);
  const named = {
    emit,
    emitWarning,
    exit,
    hrtime,
    hrtimeBigInt: elapsedNs,
    memoryUsage,
    nextTick,
    removeListener: remove,
  };
  for (const name of keysOf(named)) renameFunction(named[name as keyof typeof named], name);

  return {
    process,
    deploy({ environment, runtime }) {
      const node = nodeVersions[runtime];
      process.version = `v${node}`;
      process.versions = { node, v8: '', uv: '', zlib: '', modules: '' };
      const names = keysOf(environment);
      for (let index = 0; index < names.length; index++) {
        const name = names[index] as string;
        values[name] = environment[name];
      }
    },
    start({ startMs: nowMs, logStreamName }) {
      startMs = nowMs;
      values.AWS_LAMBDA_LOG_STREAM_NAME = logStreamName;
    },
    nextTick,
    warnAtOnce(text) {
      writeWarning(toWarning(text, undefined, undefined));
    },
    runTicks() {
      if (ticks.length === 0) return false;
      // A tick that is added meanwhile runs before any promise goes on, as in Node.js.
      while (ticks.length > 0) {
        const now = ticks;
        ticks = [];
        for (let index = 0; index < now.length; index++) {
          const { context, callback, args } = now[index] as (typeof ticks)[number];
          try {
            runInContext(context, () => {
              callback(...args);
            });
          } catch (error) {
            // What was left still runs if somebody takes the error.
            ticks = [...arraySlice(now, index + 1), ...ticks];
            throw error;
          }
        }
      }
      return true;
    },
    emit,
    hasListeners: (event) => (mapGet(listeners, event) ?? []).length > 0,
    exitCode: () => statusOf(undefined),
  };
}

function toWarning(warning: unknown, options: unknown, givenCode: unknown): Error {
  if (warning instanceof RealError) return warning;
  const { type, code } = (
    typeof options === 'object' && options !== null ? options : { type: options, code: givenCode }
  ) as {
    readonly type?: unknown;
    readonly code?: unknown;
  };
  const error = new RealError(RealString(warning));
  error.name = typeof type === 'string' ? type : 'Warning';
  return typeof code === 'string' ? assign(error, { code }) : error;
}

/** Environment variables are text, whatever is assigned. */
function environmentOf(values: Record<string, unknown>): object {
  const { prototype } = Object;
  return new Proxy(values, {
    getPrototypeOf: () => prototype,
    set(target, name, value) {
      if (typeof name !== 'symbol') target[name] = RealString(value);
      return true;
    },
    defineProperty(target, name, { value }) {
      if (typeof name !== 'symbol') target[name] = RealString(value);
      return true;
    },
  });
}
