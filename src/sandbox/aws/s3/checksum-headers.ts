import type { StoredObject } from './bucket-store.ts';

/** What is told of an object's checksum: nothing where it has none. */
export function checksumHeaders({ checksum }: StoredObject): Readonly<Record<string, string>> {
  return Object.keys(checksum).length === 0 ? {} : { ...checksum, 'x-amz-checksum-type': 'FULL_OBJECT' };
}
