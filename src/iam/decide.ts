import { matchesAction, matchesResource } from './match-pattern.ts';
import type { PolicyStatement, Scope } from './policy.ts';

/** What somebody wants to do, and to what. */
export interface AccessRequest {
  /** Such as `s3:GetObject`. */
  readonly action: string;
  /** An ARN, or `*` for an action that is about no resource in particular. */
  readonly resource: string;
}

/** What becomes of a request, and the statement that decided it. Where nothing allows a request, there is none. */
export type Decision =
  | { readonly kind: 'allowed'; readonly by: PolicyStatement }
  | { readonly kind: 'denied'; readonly by: PolicyStatement | undefined };

/** Decides as IAM does within one account: an explicit deny wins over every allow, and what nothing allows is denied. */
export function decide(statements: readonly PolicyStatement[], request: AccessRequest): Decision {
  const matching = statements.filter((statement) => isAbout(statement, request));
  const deny = matching.find(({ effect }) => effect === 'Deny');
  if (deny !== undefined) return { kind: 'denied', by: deny };
  const allow = matching.find(({ effect }) => effect === 'Allow');
  return allow === undefined ? { kind: 'denied', by: undefined } : { kind: 'allowed', by: allow };
}

function isAbout({ actions, resources }: PolicyStatement, { action, resource }: AccessRequest): boolean {
  return (
    covers(actions, (pattern) => matchesAction(pattern, action)) &&
    covers(resources, (pattern) => matchesResource(pattern, resource))
  );
}

function covers({ kind, patterns }: Scope, matches: (pattern: string) => boolean): boolean {
  const isAnyOf = kind === 'any-of';
  return patterns.some(matches) === isAnyOf;
}
