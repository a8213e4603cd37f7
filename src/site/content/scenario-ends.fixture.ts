interface Scenario {
  /** Such as `{ mb: 'int 129 255' }`. */
  readonly values?: Readonly<Record<string, string>>;
}

/** A scenario as it stands, or, where it has generated numbers, once with the least of each and once with the greatest. */
export function atBothEnds<Each extends Scenario>(scenario: Each): readonly Each[] {
  const { values } = scenario;
  if (values === undefined) return [scenario];
  return [1, 2].map((end) => {
    const text = JSON.stringify(scenario).replaceAll(/"\{\{ (\w+) \}\}"/g, (_, name: string) => {
      const number = values[name]?.split(' ')[end];
      if (number === undefined) throw new Error(`${name} is no number between two others.`);
      return number;
    });
    return JSON.parse(text) as Each;
  });
}
