// The core alone: pages that only show progress draw nothing with Preact.
import { signal, type ReadonlySignal } from '@preact/signals-core';

/** Why what is kept will not be there after a reload. */
export type StorageTrouble = 'refused' | 'full' | 'damaged';

/** The browser's storage behind functions that never throw. What it refuses is kept in memory for this page. */
export interface SafeStorage {
  read(key: string): string | undefined;
  write(key: string, value: string): void;
  remove(key: string): void;
  /** Puts a value that cannot be read aside, so that nothing is lost, and tells of it. */
  setAside(key: string): void;
  /** The latest trouble; undefined while all is well. */
  readonly trouble: ReadonlySignal<StorageTrouble | undefined>;
}

export const damagedPrefix = 'coldstart:damaged:';

/** Creates a {@link SafeStorage}. `open` may throw, as reading `localStorage` does where it is blocked. */
export function createSafeStorage(open: () => Storage): SafeStorage {
  const memory = new Map<string, string>();
  const trouble = signal<StorageTrouble | undefined>(undefined);

  const attempt = <Result>(action: (storage: Storage) => Result): Result | undefined => {
    try {
      return action(open());
    } catch (error) {
      trouble.value = isQuotaError(error) ? 'full' : 'refused';
      return undefined;
    }
  };

  return {
    // What could not be stored is newer than what is.
    read: (key) => memory.get(key) ?? attempt((storage) => storage.getItem(key)) ?? undefined,
    write(key, value) {
      const isStored = attempt((storage) => {
        storage.setItem(key, value);
        return true;
      });
      if (isStored === true) memory.delete(key);
      else memory.set(key, value);
    },
    remove(key) {
      memory.delete(key);
      attempt((storage) => {
        storage.removeItem(key);
      });
    },
    setAside(key) {
      const value = attempt((storage) => storage.getItem(key));
      trouble.value = 'damaged';
      if (typeof value !== 'string') return;
      attempt((storage) => {
        storage.setItem(damagedPrefix + key, value);
        storage.removeItem(key);
      });
      trouble.value = 'damaged';
    },
    trouble,
  };
}

function isQuotaError(error: unknown): boolean {
  return error instanceof Error && /quota/i.test(error.name + error.message);
}

/** What to tell the learner about it. */
export function describeTrouble(trouble: StorageTrouble): string {
  switch (trouble) {
    case 'refused':
      return 'Your browser refuses to store anything for this site. Everything works, but your code and progress last only until you leave the page.';
    case 'full':
      return 'The storage of your browser is full. Everything works, but your latest changes last only until you leave the page.';
    case 'damaged':
      return 'What was stored for this exercise could not be read, and was put aside. You start with fresh code.';
  }
}
