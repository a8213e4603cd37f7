/* eslint-disable @typescript-eslint/consistent-type-imports -- an ambient module may import relative files in no other way */
/** Runs of the engine with the models' default settings, made while the pages are built: see recorded-runs-plugin.mjs. */
declare module 'virtual:recorded-runs' {
  export const timeline: import('./environment-chart.ts').EnvironmentChart;
  export const power: readonly import('./power-settings.ts').SizeResult[];
  export const queue: import('./queue-chart.ts').QueueChart;
}
