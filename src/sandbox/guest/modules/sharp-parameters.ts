/** sharp's error about a parameter. */
export function invalid(name: string, expected: string, actual: unknown): Error {
  const shown = String(actual).slice(0, 100);
  return new Error(`Expected ${expected} for ${name} but received ${shown} of type ${typeof actual}`);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean';
}

/** Whether this is an integer from one bound to the other. */
export function isBetween(value: unknown, least: number, most: number): value is number {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}

export function oneOf<Value>(values: readonly Value[], value: unknown): value is Value {
  return values.includes(value as Value);
}
