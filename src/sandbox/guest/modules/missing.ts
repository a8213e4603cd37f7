/**
 * Makes stand-ins for what Node.js exports and the guest has not: functions that throw and say so. `instead` ends the
 * message: what to do.
 */
export function missing(
  moduleName: string,
  names: readonly string[],
  instead: string,
): Readonly<Record<string, (...args: unknown[]) => never>> {
  return Object.fromEntries(names.map((name) => [name, absent(`${moduleName}.${name}`, instead)]));
}

function absent(what: string, instead: string): (...args: unknown[]) => never {
  const name = what.slice(what.lastIndexOf('.') + 1);
  // A function, not an arrow function: some are called with `new`.
  const stub = function (): never {
    throw new Error(
      `${what} is part of Node.js and there on Lambda, but this page's simulated runtime does not have it. ${instead}`,
    );
  };
  Object.defineProperty(stub, 'name', { value: name, configurable: true });
  return stub;
}
