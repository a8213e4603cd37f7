/** Makes a function that says that something is part of sharp and not of this module. */
export function absent(what: string): (...args: unknown[]) => never {
  return () => {
    throw new Error(
      `sharp has ${what} on Lambda, but this page's simulated runtime does not. Solve the task without it.`,
    );
  };
}
