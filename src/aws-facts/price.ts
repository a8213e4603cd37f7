import type { Certainty, Fact } from './fact.ts';

/** A price in us-east-1, in US dollars. `per` is what is paid for, such as `GB-second` or `1,000,000 requests`. */
// The mark is for bundlers: the engine imports this room, and is not to carry prices.
/* @__NO_SIDE_EFFECTS__ */
export function price<const Value extends number>(
  value: Value,
  per: string,
  source: string,
  certainty: Certainty = 'established',
): Fact & { readonly value: Value } {
  return { value, unit: `USD per ${per}`, source, checked: '2026-11', certainty };
}
