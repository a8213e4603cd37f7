import { describeDifference, differencesOf } from './difference.ts';
import { knownDifferences, type KnownDifference } from './known-differences.ts';
import type { RecordedCall } from './recorded-call.ts';
import type { Reference } from './reference-servers.ts';

/** What came of holding one call against a server. */
export interface ComparedCall {
  readonly call: RecordedCall;
  readonly outcome:
    | { readonly kind: 'same' }
    | { readonly kind: 'known'; readonly reasons: readonly string[] }
    /** The server does not have the operation. */
    | { readonly kind: 'nothing-to-compare' }
    | { readonly kind: 'different'; readonly differences: readonly string[] }
    /** It is excused for differences that are not there. */
    | { readonly kind: 'excused-in-vain'; readonly reasons: readonly string[] };
}

/** Holds what came of calls in the engine against what came of the same calls on a server. */
export function compareCalls(
  reference: Reference,
  ours: readonly RecordedCall[],
  theirs: readonly RecordedCall[],
): readonly ComparedCall[] {
  return ours.map((call, index) => {
    const other = theirs[index];
    if (other?.service !== call.service || other.name !== call.name)
      throw new Error(
        `The programs went another way on ${reference.name}: ${call.name}, and ${other?.name ?? 'nothing'}.`,
      );
    return { call, outcome: compare(reference, call, other) };
  });
}

function compare(reference: Reference, ours: RecordedCall, theirs: RecordedCall): ComparedCall['outcome'] {
  if (reference.lacks.includes(ours.operation)) return { kind: 'nothing-to-compare' };
  const differences = differencesOf(ours, theirs);
  const excuses = knownDifferences.filter((known) => known.reference === reference.name && isAbout(known, ours));
  const inVain = excuses.filter(({ at }) => !differences.some((difference) => at.test(difference.at)));
  if (inVain.length > 0) return { kind: 'excused-in-vain', reasons: inVain.map(({ reason }) => reason) };
  const left = differences.filter((difference) => !excuses.some(({ at }) => at.test(difference.at)));
  if (left.length > 0) return { kind: 'different', differences: left.map(describeDifference) };
  return excuses.length === 0 ? { kind: 'same' } : { kind: 'known', reasons: excuses.map(({ reason }) => reason) };
}

function isAbout({ calls }: KnownDifference, { service, name }: RecordedCall): boolean {
  return calls[service]?.includes(name) === true;
}

/** Calls that are excused and that no program makes. */
export function excusedButNotMade(reference: Reference, made: readonly RecordedCall[]): readonly string[] {
  return knownDifferences
    .filter((known) => known.reference === reference.name)
    .flatMap(({ calls }) =>
      Object.entries(calls).flatMap(([service, names]) => names.map((name) => ({ service, name }))),
    )
    .filter(({ service, name }) => !made.some((call) => call.service === service && call.name === name))
    .map(({ service, name }) => `${service}: ${name}`);
}
