import { examineSetting, type Setting, settingParts } from '#course';
import type { SourceFiles } from '#sandbox';
import { sortFiles } from './file-names.ts';
import type { Playground } from './playground.ts';

/** A playground that can run. */
export interface ReadPlayground extends Setting {
  /** Without those of further functions. */
  readonly files: SourceFiles;
}

/** Something that keeps a playground from running, for the reader. */
export interface PlaygroundProblem {
  readonly part: keyof typeof settingParts;
  /** In the part's text, from 1, where it is known. */
  readonly line?: number;
  /** What is wrong, and what to do, as sentences. */
  readonly message: string;
}

/** Reads the texts of a playground: what a run needs, or everything that is wrong with them. */
export function readPlayground({
  files,
  function: config,
  services,
  happenings,
}: Playground):
  | { readonly kind: 'read'; readonly read: ReadPlayground }
  | { readonly kind: 'problems'; readonly problems: readonly [PlaygroundProblem, ...PlaygroundProblem[]] } {
  const names = Object.keys(files).flatMap((path) => /^functions\/([^/]+)\/./.exec(path)?.[1] ?? []);
  const { own, others: functionFiles } = sortFiles(files, [...new Set(names)]);
  const { setting, problems } = examineSetting({ function: config, services, happenings, functionFiles });
  const [first, ...more] = problems.map(({ file, line, where, expected, found, remedy }): PlaygroundProblem => {
    const place = where === undefined || where === '' ? '' : `${where}: `;
    return {
      part: partOf(file),
      ...(line !== undefined && { line }),
      message: `${place}expected ${expected}, found ${shortened(found)}. ${remedy}`,
    };
  });
  if (first !== undefined) return { kind: 'problems', problems: [first, ...more] };
  if (setting === undefined) throw new Error('A playground without a problem has no setting.');
  return { kind: 'read', read: { ...setting, files: own } };
}

function partOf(file: string): PlaygroundProblem['part'] {
  if (file === settingParts.function) return 'function';
  return file === settingParts.happenings ? 'happenings' : 'services';
}

/** A picture in Base64 is no part of a sentence. */
function shortened(found: string): string {
  return found.length <= 120 ? found : `${found.slice(0, 120)} …`;
}
