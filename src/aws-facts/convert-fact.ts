import type { Fact } from './fact.ts';

/** Units of one kind, each with how many of the smallest it is. AWS's KB is 1,024 bytes. */
const families: readonly Readonly<Record<string, number>>[] = [
  { ms: 1, s: 1_000, seconds: 1_000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 },
  { bytes: 1, KB: 1_024, MB: 1_024 ** 2, GB: 1_024 ** 3 },
];

/** The same quantity in another unit of its kind, as `minutes` for `s`; undefined when the unit is of another kind. */
export function convertFact<Quantity extends Pick<Fact, 'value' | 'unit'>>(
  fact: Quantity,
  unit: string,
): (Omit<Quantity, 'value' | 'unit'> & { readonly value: number; readonly unit: string }) | undefined {
  const family = families.find((each) => Object.hasOwn(each, fact.unit));
  const from = family?.[fact.unit];
  const to = family !== undefined && Object.hasOwn(family, unit) ? family[unit] : undefined;
  if (from === undefined || to === undefined) return undefined;
  const value = (fact.value * from) / to;
  // One minute, not one minutes.
  return { ...fact, value, unit: value === 1 ? unit.replace(/^([a-z]{3,})s$/, '$1') : unit };
}

/** The units that a fact can be shown in. */
export function unitsFor({ unit }: Pick<Fact, 'unit'>): readonly string[] {
  return Object.keys(families.find((each) => Object.hasOwn(each, unit)) ?? { [unit]: 1 });
}
