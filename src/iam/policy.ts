/** A statement of a policy, with every reference followed and without conditions. */
export interface PolicyStatement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: Scope;
  /** ARNs, or `*`. */
  readonly resources: Scope;
}

/** What a statement is about: what one of the patterns matches, or what none of them matches (NotAction, NotResource). */
export interface Scope {
  readonly kind: 'any-of' | 'none-of';
  readonly patterns: readonly string[];
}
