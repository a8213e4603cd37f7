/** One line of a bill: a quantity at a price. Amounts are US dollars, not rounded. */
export interface BillLine {
  readonly what: string;
  readonly quantity: number;
  /** What is counted, such as `GB-seconds`. */
  readonly unit: string;
  /** US dollars for one unit. */
  readonly unitPrice: number;
  readonly amount: number;
}

/** A month's bill: 30 days, us-east-1, US dollars. */
export interface Bill {
  readonly lines: readonly BillLine[];
  readonly total: number;
}

/** Makes a line of a quantity at a price for `per` units, such as 1,000,000 requests. */
export function billLine(what: string, quantity: number, unit: string, price: number, per = 1): BillLine {
  const unitPrice = price / per;
  return { what, quantity, unit, unitPrice, amount: quantity * unitPrice };
}

export function billOf(lines: readonly BillLine[]): Bill {
  return { lines, total: lines.reduce((sum, { amount }) => sum + amount, 0) };
}

export const daysOfMonth = 30;
export const hoursOfMonth = daysOfMonth * 24;
/** The MB of a GB, as memory is billed. */
export const mbOfGb = 1_024;
export const secondsOfDay = 86_400;
/** AWS's GB, in KB. */
export const kbOfGb = 1_024 ** 2;
