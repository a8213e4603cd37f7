import { parsePlayground, type Playground } from '#playground';
import type { SafeStorage } from './safe-storage.ts';

export const playgroundKey = 'coldstart:playground';

/** What is kept of the playground, under one key. */
export interface PlaygroundRecord {
  readonly version: 1;
  readonly playground: Playground;
  /** What was there before something else came in its place. */
  readonly before?: Playground;
}

/** Reads what is kept; undefined where nothing is. What is damaged is put aside. */
export function readPlaygroundRecord(storage: SafeStorage): PlaygroundRecord | undefined {
  const text = storage.read(playgroundKey);
  if (text === undefined) return undefined;
  const record = parseRecord(text);
  if (record === undefined) storage.setAside(playgroundKey);
  return record;
}

export function writePlaygroundRecord(storage: SafeStorage, record: PlaygroundRecord): void {
  storage.write(playgroundKey, JSON.stringify(record));
}

function parseRecord(text: string): PlaygroundRecord | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { version, playground: kept, before } = value as Readonly<Record<string, unknown>>;
  const playground = version === 1 ? parsePlayground(kept) : undefined;
  if (playground === undefined) return undefined;
  const earlier = before === undefined ? undefined : parsePlayground(before);
  return { version: 1, playground, ...(earlier !== undefined && { before: earlier }) };
}
