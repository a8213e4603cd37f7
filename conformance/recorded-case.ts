import { readFile } from 'node:fs/promises';
import type { JsonValue } from '#kernel';

/** An error as the runtime posts it. A field that the runtime leaves out is absent. */
export interface RecordedError {
  readonly errorType?: string;
  readonly errorMessage?: string;
  readonly trace?: readonly string[];
}

/** What the runtime posted for one event, in the words of the recordings. */
export type RecordedResult =
  | { readonly kind: 'response'; readonly body: JsonValue }
  | { readonly kind: 'error' | 'init-error'; readonly body: RecordedError }
  | {
      readonly kind: 'stream';
      readonly contentType: string;
      readonly body: string;
      readonly trailers?: { readonly errorType: string; readonly body: RecordedError };
    };

/** A function, its events, and what the official runtime client made of them. */
export interface RecordedCase {
  readonly handler: string;
  /** One file with its text, or several. */
  readonly file?: string;
  readonly source?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Seconds; three where it is left out. */
  readonly timeout?: number;
  /** A text is the event as it came, not parsed. */
  readonly events: readonly JsonValue[];
  readonly results: readonly RecordedResult[];
  readonly log?: readonly string[];
  readonly stderr?: readonly string[];
}

export type RecordedRuntime = 'nodejs24.x' | 'nodejs22.x';

/** A set of recordings. */
export interface RecordingSet {
  readonly name: string;
  readonly runtime: RecordedRuntime;
  readonly file: string;
}

/** The recordings that are held against the engine. */
export const recordingSets: readonly RecordingSet[] = [
  { name: 'reference, nodejs24.x', runtime: 'nodejs24.x', file: 'reference-nodejs24.json' },
  { name: 'reference, nodejs22.x', runtime: 'nodejs22.x', file: 'reference-nodejs22.json' },
  { name: 'recorded, nodejs24.x', runtime: 'nodejs24.x', file: 'recorded-nodejs24.json' },
  { name: 'recorded, nodejs22.x', runtime: 'nodejs22.x', file: 'recorded-nodejs22.json' },
];

export async function readRecordings({ file }: RecordingSet): Promise<ReadonlyMap<string, RecordedCase>> {
  const text = await readFile(new URL(`recordings/${file}`, import.meta.url), 'utf8');
  return new Map(Object.entries(JSON.parse(text) as Readonly<Record<string, RecordedCase>>));
}
