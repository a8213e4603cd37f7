const offsetBasis = 0xcbf29ce484222325n;
const prime = 0x100000001b3n;

/** Hashes a text to 16 hexadecimal digits (FNV-1a, 64 bits, over UTF-16 code units). Tells versions apart; proves nothing. */
export function hashText(text: string): string {
  let hash = offsetBasis;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit & 0xff)) * prime);
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit >> 8)) * prime);
  }
  return hash.toString(16).padStart(16, '0');
}
