const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The little of Buffer that Node.js's own sources use here. */
export class Buffer extends Uint8Array<ArrayBuffer> {
  static fromHex(text: string): Uint8Array {
    return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  }
  hexSlice(start = 0, end: number = this.length): string {
    return hex(this.subarray(start, end));
  }
}
