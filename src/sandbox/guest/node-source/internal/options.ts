/** Lambda starts Node.js without options that matter here. */
export function getOptionValue(): undefined {
  return undefined;
}
