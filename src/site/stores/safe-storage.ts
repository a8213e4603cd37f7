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
  trouble(): StorageTrouble | undefined;
}

export const damagedPrefix = 'coldstart:damaged:';

/**
 * Creates a {@link SafeStorage}. `open` may throw, as reading `localStorage` does where it is blocked. Whoever draws is told of
 * trouble; a page that only shows progress loads nothing for that.
 */
export function createSafeStorage(open: () => Storage, onTrouble?: (trouble: StorageTrouble) => void): SafeStorage {
  const memory = new Map<string, string>();
  let latest: StorageTrouble | undefined;
  const tell = (trouble: StorageTrouble): void => {
    latest = trouble;
    onTrouble?.(trouble);
  };

  const attempt = <Result>(action: (storage: Storage) => Result): Result | undefined => {
    try {
      return action(open());
    } catch (error) {
      tell(isQuotaError(error) ? 'full' : 'refused');
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
      tell('damaged');
      if (typeof value !== 'string') return;
      attempt((storage) => {
        storage.setItem(damagedPrefix + key, value);
        storage.removeItem(key);
      });
      tell('damaged');
    },
    trouble: () => latest,
  };
}

function isQuotaError(error: unknown): boolean {
  return error instanceof Error && /quota/i.test(error.name + error.message);
}
