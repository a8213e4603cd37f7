import type { SafeStorage } from './safe-storage.ts';

const settingsKey = 'coldstart:settings';

/** What the learner chose, for all exercises. */
export interface Settings {
  readonly version: 1;
  /** Whether the full editor opens when the learner goes to edit. */
  readonly fullEditor: boolean;
  /** The language in which handlers are shown, where there are two. */
  readonly language: 'js' | 'python';
  /** Whether cards of the interview deck show how much time is left. */
  readonly cardTimer: boolean;
  /** The name on the certificate; empty where none was typed. */
  readonly name: string;
}

const defaults: Settings = { version: 1, fullEditor: false, language: 'js', cardTimer: true, name: '' };

/** Reads the settings; those that cannot be read are as if never made. */
export function readSettings(storage: SafeStorage): Settings {
  try {
    const value: unknown = JSON.parse(storage.read(settingsKey) ?? 'null');
    if (typeof value !== 'object' || value === null) return defaults;
    return {
      ...defaults,
      fullEditor: 'fullEditor' in value && value.fullEditor === true,
      language: 'language' in value && value.language === 'python' ? 'python' : 'js',
      cardTimer: !('cardTimer' in value) || value.cardTimer !== false,
      name: 'name' in value && typeof value.name === 'string' ? value.name : '',
    };
  } catch {
    return defaults;
  }
}

/** Changes some settings, and leaves the others as they are. */
export function writeSettings(storage: SafeStorage, changes: Partial<Settings>): void {
  storage.write(settingsKey, JSON.stringify({ ...readSettings(storage), ...changes }));
}
