/** An amount of US dollars as a reader takes it in: cents, and no more than is true. */
export function formatDollars(amount: number): string {
  if (amount === 0) return '$0';
  if (amount < 0.01) return 'less than $0.01';
  const digits = amount < 1_000 ? 2 : 0;
  return `$${amount.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

export function formatCount(count: number): string {
  return count.toLocaleString('en', { maximumFractionDigits: 2 });
}

/** A count and what is counted: "1 request", "2,000 requests". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** A power of ten for an axis: 1,000 as 1k, 1,000,000 as 1M. */
export function formatPower(value: number): string {
  if (value >= 1e6) return `${value / 1e6}M`;
  return value >= 1_000 ? `${value / 1_000}k` : String(value);
}
