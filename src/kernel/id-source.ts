import type { Random } from './random.ts';

/** Yields identifiers in the forms that AWS uses. */
export interface IdSource {
  /** Returns a version 4 UUID in lower case, such as a Lambda request id. */
  uuid(): string;
  /** Returns this many lower-case hexadecimal digits. */
  hex(digits: number): string;
}

/** As many hexadecimal digits as a number holds at ease. */
const digitsAtOnce = 8;

/** Creates an {@link IdSource} whose identifiers follow from the random source alone. */
export function createIdSource(random: Random): IdSource {
  const hex = (digits: number): string => {
    // Many ids are made in a run: this makes one text for eight digits, not eight.
    if (digits > digitsAtOnce) return hex(digitsAtOnce) + hex(digits - digitsAtOnce);
    let number = 0;
    for (let count = 0; count < digits; count++) number = number * 16 + random.integer(0, 15);
    return digits === 0 ? '' : number.toString(16).padStart(digits, '0');
  };
  return {
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${random.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`,
  };
}
