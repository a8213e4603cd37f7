export { markName } from './common-js-wrapper.ts';
export { createEngine, type LoadedEngine } from './engine-variant.ts';
export { readExportNames } from './export-names.ts';
export { createGuestEngine, type EngineInstance, type GuestEngine } from './guest-engine.ts';
export { stackOverflow, type GuestOutcome } from './guest-outcome.ts';
export { GuestVm, type GuestInit, type GuestVmOptions } from './guest-vm.ts';
export { taskRoot } from './package-files.ts';
export type { StackTraces } from './prelude/host.ts';
