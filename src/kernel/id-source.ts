import type { Random } from './random.ts';

/** Yields identifiers in the forms that AWS uses. */
export interface IdSource {
  /** Returns a version 4 UUID in lower case, such as a Lambda request id. */
  uuid(): string;
  /** Returns this many lower-case hexadecimal digits. */
  hex(digits: number): string;
}

const hexadecimalDigits = '0123456789abcdef';

/** Creates an {@link IdSource} whose identifiers follow from the random source alone. */
export function createIdSource(random: Random): IdSource {
  const hex = (digits: number): string => {
    let text = '';
    for (let count = 0; count < digits; count++) text += hexadecimalDigits.charAt(random.integer(0, 15));
    return text;
  };
  return {
    hex,
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${random.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`,
  };
}
