import { readFile } from 'node:fs/promises';

const id = 'virtual:measured-inits';

/** A Vite plugin: what the model of traffic needs of the measurements, in its script and not in every page's text. */
export function measuredInits() {
  return {
    name: 'coldstart-measured-inits',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async load(resolved) {
      if (resolved !== `\0${id}`) return undefined;
      const [{ readMeasuredColdStarts }, { measuredInitsOf }, csv] = await Promise.all([
        import('#aws-facts'),
        import('./traffic-settings.ts'),
        readFile(new URL(import.meta.resolve('#aws-facts/measured-cold-starts.csv')), 'utf8'),
      ]);
      return `export const inits = ${JSON.stringify(measuredInitsOf(readMeasuredColdStarts(csv)))};`;
    },
  };
}
