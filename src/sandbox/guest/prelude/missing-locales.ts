import { hide } from './hide.ts';
import type { Host } from './host.ts';

/** The methods that QuickJS has, without knowing any language: each asks for the guest module that goes through the host. */
const methods: readonly (readonly [object, readonly string[]])[] = [
  [Number.prototype, ['toLocaleString']],
  [BigInt.prototype, ['toLocaleString']],
  [Date.prototype, ['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString']],
  [String.prototype, ['localeCompare', 'toLocaleUpperCase', 'toLocaleLowerCase']],
];

export function installMissingLocales(host: Host): void {
  for (let index = 0; index < methods.length; index++) {
    const [target, names] = methods[index] as (typeof methods)[number];
    for (let each = 0; each < names.length; each++) {
      hide(
        names[each] as string,
        () => {
          host.needModule('web:intl');
        },
        target,
      );
    }
  }
}
