/** A stand-in for `localStorage`: holds at most `capacity` characters, and can be told to refuse. */
export interface FakeStorage extends Storage {
  refuses: boolean;
}

export function createFakeStorage(capacity = Number.POSITIVE_INFINITY): FakeStorage {
  const items = new Map<string, string>();
  const guard = (): void => {
    if (storage.refuses) throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  const storage: FakeStorage = {
    refuses: false,
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem(key) {
      guard();
      return items.get(key) ?? null;
    },
    setItem(key, value) {
      guard();
      const others = [...items].filter(([name]) => name !== key).reduce((sum, [, text]) => sum + text.length, 0);
      if (others + value.length > capacity) {
        throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
      }
      items.set(key, value);
    },
    removeItem(key) {
      guard();
      items.delete(key);
    },
    clear() {
      items.clear();
    },
  };
  return storage;
}
