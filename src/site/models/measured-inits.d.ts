/* eslint-disable @typescript-eslint/consistent-type-imports -- an ambient module may import relative files in no other way */
/** INIT as it was measured: see measured-inits-plugin.mjs. */
declare module 'virtual:measured-inits' {
  export const inits: import('./traffic-settings.ts').MeasuredInits;
}
