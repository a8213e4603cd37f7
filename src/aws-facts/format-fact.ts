import type { Fact } from './fact.ts';

const dollars = 'USD per ';

/** Formats a fact as prose has it: `$0.20 per 1,000,000 requests`, `10,240 MB`, `about 16 invocations` where it is only likely. */
export function formatFact({ value, unit, certainty }: Pick<Fact, 'value' | 'unit' | 'certainty'>): string {
  const text = unit.startsWith(dollars)
    ? `$${priceDigits(value)} per ${unit.slice(dollars.length)}`
    : quantity(value, unit);
  return certainty === 'likely' ? `about ${text}` : text;
}

/** Every digit that AWS publishes, and two at least. */
function priceDigits(value: number): string {
  return value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 12 });
}

function quantity(value: number, unit: string): string {
  return `${value.toLocaleString('en', { maximumFractionDigits: 12 })} ${unit}`;
}
