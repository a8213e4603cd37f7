import type { SafeStorage } from './safe-storage.ts';

const settingsKey = 'coldstart:settings';

/** What the learner chose, for all exercises. */
export interface Settings {
  readonly version: 1;
  /** Whether the full editor opens when the learner goes to edit. */
  readonly fullEditor: boolean;
}

const defaults: Settings = { version: 1, fullEditor: false };

/** Reads the settings; those that cannot be read are as if never made. */
export function readSettings(storage: SafeStorage): Settings {
  try {
    const value: unknown = JSON.parse(storage.read(settingsKey) ?? 'null');
    const fullEditor =
      typeof value === 'object' && value !== null && 'fullEditor' in value && value.fullEditor === true;
    return { ...defaults, fullEditor };
  } catch {
    return defaults;
  }
}

export function writeSettings(storage: SafeStorage, settings: Settings): void {
  storage.write(settingsKey, JSON.stringify(settings));
}
