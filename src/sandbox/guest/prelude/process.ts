import { defineProperty } from './intrinsics.ts';
import type { Host } from './host.ts';

/** Installs the part of Node's `process` that reads the environment. */
export function installProcess(environment: Readonly<Record<string, string>>, host: Host): void {
  const startMs = host.now();
  const process = {
    env: { ...environment },
    version: 'v24.0.0',
    versions: { node: '24.0.0' },
    platform: 'linux',
    arch: 'x64',
    argv: ['/var/lang/bin/node', '/var/runtime/index.mjs'],
    cwd: () => '/var/task',
    uptime: () => (host.now() - startMs) / 1_000,
    nextTick: (callback: (...args: unknown[]) => unknown, ...args: unknown[]) => {
      queueMicrotask(() => callback(...args));
    },
  };
  defineProperty(globalThis, 'process', { value: process, writable: true, configurable: true, enumerable: false });
}

declare function queueMicrotask(callback: () => void): void;
