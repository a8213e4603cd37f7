import { signal } from '@preact/signals';
import type { ExerciseJson, SolutionJson } from '../content/exercise-files.ts';
import { progressEvent } from '../progress/progress-event.ts';
import { createSafeStorage, type SafeStorage, type StorageTrouble } from '../stores/safe-storage.ts';
import { sharedClient } from './engine.ts';
import type { ExerciseProps } from './exercise-props.ts';
import type { WorkbenchServices } from './workbench-state.ts';

let storage: SafeStorage | undefined;

/** The latest trouble of the storage; undefined while all is well. */
export const storageTrouble = signal<StorageTrouble | undefined>(undefined);

/** The storage that all parts of a page share. While pages are built there is none, and nothing is read. */
export function pageStorage(): SafeStorage {
  storage ??= createSafeStorage(
    () => {
      if (typeof window === 'undefined') throw new Error('There is no storage while pages are built.');
      return window.localStorage;
    },
    (trouble) => (storageTrouble.value = trouble),
  );
  return storage;
}

export function createPageServices({ exerciseUrl, solutionUrl }: ExerciseProps): WorkbenchServices {
  let exercise: Promise<ExerciseJson> | undefined;
  return {
    storage: pageStorage(),
    client: sharedClient,
    fetchExercise() {
      exercise ??= fetchJson<ExerciseJson>(exerciseUrl).catch((error: unknown) => {
        // A failed download must not stay for good.
        exercise = undefined;
        throw error;
      });
      return exercise;
    },
    fetchSolution: () => fetchJson<SolutionJson>(solutionUrl),
    onStored() {
      window.dispatchEvent(new Event(progressEvent));
    },
    newSeed,
  };
}

/** A fresh 32-bit seed. */
export function newSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
}

/** Loads a JSON file of the site. Throws an Error that names it. */
export async function fetchJson<Content>(url: string): Promise<Content> {
  let response: Response;
  try {
    response = await fetch(url);
  } catch {
    throw new Error(`The file ${url} could not be loaded`);
  }
  if (!response.ok) throw new Error(`The file ${url} could not be loaded (status ${response.status})`);
  return (await response.json()) as Content;
}
