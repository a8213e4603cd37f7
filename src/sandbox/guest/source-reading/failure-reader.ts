import type { FailureKind, FailurePlace } from './failure.ts';
import { findFailure } from './find-failure.ts';
import { type ReadSource, readSource } from './place-index.ts';

/** Tells what failed at a place of a file, as JSON of a `Failure`; empty where the source does not tell. */
export type FailureReader = (path: string, kind: FailureKind, placeJson: string) => string;

const mostAnswers = 1_000;

/** Reads each file once. The same question comes again and again where code fails in a loop. */
export function createFailureReader(textOf: (path: string) => string): FailureReader {
  const sources = new Map<string, ReadSource | undefined>();
  const answers = new Map<string, string>();
  return (path, kind, placeJson) => {
    const question = `${kind} ${placeJson} ${path}`;
    const known = answers.get(question);
    if (known !== undefined) return known;
    if (!sources.has(path)) sources.set(path, readSource(textOf(path)));
    const source = sources.get(path);
    const failure = source && findFailure(source, kind, JSON.parse(placeJson) as FailurePlace);
    const answer = failure === undefined ? '' : JSON.stringify(failure);
    if (answers.size < mostAnswers) answers.set(question, answer);
    return answer;
  };
}
