import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const id = 'virtual:recorded-runs';

/** A Vite plugin: runs the engine once with each model's default settings, so that the pages show a run before anybody presses Run. */
export function recordedRuns() {
  let recorded;
  return {
    name: 'coldstart-recorded-runs',
    resolveId: (source) => (source === id ? `\0${id}` : undefined),
    async load(resolved) {
      if (resolved !== `\0${id}`) return undefined;
      recorded ??= record();
      const runs = await recorded;
      return Object.entries(runs)
        .map(([name, run]) => `export const ${name} = ${JSON.stringify(run)};`)
        .join('\n');
    },
  };
}

async function record() {
  const [
    { createEngine, createSandbox, defaultLimits },
    { default: variant },
    timeline,
    environments,
    queue,
    charts,
    power,
  ] = await Promise.all([
    import('#sandbox'),
    import('@jitl/quickjs-ng-wasmfile-release-sync'),
    import('./timeline-settings.ts'),
    import('./environment-chart.ts'),
    import('./queue-settings.ts'),
    import('./queue-chart.ts'),
    import('./power-settings.ts'),
  ]);
  const file = fileURLToPath(import.meta.resolve('@jitl/quickjs-ng-wasmfile-release-sync/wasm'));
  const wallClockMs = () => performance.now();
  const sandbox = createSandbox({
    loadVariant: async () => createEngine(variant, await readFile(file)),
    wallClockMs,
  });
  const run = async (request) => {
    const limits = { ...defaultLimits, wallClockMs: 60_000 };
    const outcome = await sandbox.runScenario(request, limits, wallClockMs() + limits.wallClockMs);
    if (outcome.kind !== 'ran') throw new Error(`A model could not be recorded: ${outcome.message}`);
    return outcome.transcript;
  };
  const times = timeline.arrivalTimes(timeline.defaultSettings);
  const sizes = [];
  for (const memoryMb of power.memorySizes) {
    const request = power.requestAt(memoryMb, power.requestHere(power.defaultSettings));
    sizes.push(power.resultAt(memoryMb, await run(request)));
  }
  return {
    timeline: environments.environmentChartOf(await run(timeline.requestHere(timeline.defaultSettings, times))),
    queue: charts.queueChartOf(await run(queue.requestHere(queue.defaultSettings)), queue.queueName),
    power: sizes,
  };
}
