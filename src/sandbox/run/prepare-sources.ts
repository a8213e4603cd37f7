import type { SourceFiles } from '../exercise-spec.ts';
import type { ScenarioOutcome, SourcePosition } from '../transcript.ts';
import type { Place } from './insert-text.ts';
import { mapTranscript } from './map-places.ts';

/** Files as the guest can run them, and the way back to what the learner wrote. */
export interface PreparedSources {
  readonly files: SourceFiles;
  /** Makes the places in an outcome those of the learner's files. */
  restorePlaces(outcome: ScenarioOutcome): ScenarioOutcome;
}

type ToOriginal = (place: Place) => Place;

/** Prepares files that the guest cannot run as they are: TypeScript, and code that wants its async context carried. */
export async function prepareSources(files: SourceFiles): Promise<PreparedSources> {
  const steps = [typeScript, asyncContext];
  let prepared = files;
  const mappings: ReadonlyMap<string, ToOriginal>[] = [];
  for (const step of steps) {
    const { changed, mapping } = await step(prepared);
    prepared = changed;
    // The last step is undone first.
    mappings.unshift(mapping);
  }
  if (prepared === files) return { files, restorePlaces: (outcome) => outcome };
  const toOriginal = (position: SourcePosition): SourcePosition => {
    const place = mappings.reduce<Place>((at, mapping) => mapping.get(position.file)?.(at) ?? at, position);
    return { file: position.file, line: place.line, column: place.column };
  };
  return {
    files: prepared,
    restorePlaces: (outcome) =>
      outcome.kind === 'ran' ? { kind: 'ran', transcript: mapTranscript(outcome.transcript, toOriginal) } : outcome,
  };
}

interface Prepared {
  /** The same object when nothing was to be done. */
  readonly changed: SourceFiles;
  readonly mapping: ReadonlyMap<string, ToOriginal>;
}

async function typeScript(files: SourceFiles): Promise<Prepared> {
  const names = Object.keys(files).filter((name) => /\.[cm]?ts$/.test(name) && !/\.d\.[cm]?ts$/.test(name));
  if (names.length === 0) return { changed: files, mapping: new Map() };
  // Loaded for those who write it.
  const { stripTypes } = await import('./strip-types.ts');
  return replaced(files, names, (text, name) => stripTypes(text, name));
}

async function asyncContext(files: SourceFiles): Promise<Prepared> {
  const names = Object.keys(files).filter((name) => /\.[cm]?[jt]s$/.test(name));
  // As `guessNeeds` reads it: the guest has what the new text calls.
  if (!names.some((name) => /(['"])(?:node:)?async_hooks\1/.test(files[name] ?? '')))
    return { changed: files, mapping: new Map() };
  const { carryAsyncContext } = await import('./carry-async-context.ts');
  return replaced(files, names, (text, name) => {
    const isModule = /\.m[jt]s$/.test(name);
    const isScript = /\.c[jt]s$/.test(name);
    return isModule
      ? carryAsyncContext(text, 'module')
      : (carryAsyncContext(text, 'commonjs') ?? (isScript ? undefined : carryAsyncContext(text, 'module')));
  });
}

function replaced(
  files: SourceFiles,
  names: readonly string[],
  replace: (text: string, name: string) => { readonly text: string; readonly toOriginal: ToOriginal } | undefined,
): Prepared {
  const changed = { ...files };
  const mapping = new Map<string, ToOriginal>();
  for (const name of names) {
    const next = replace(files[name] ?? '', name);
    if (next === undefined) continue;
    changed[name] = next.text;
    mapping.set(name, next.toOriginal);
  }
  return { changed, mapping };
}
