/** As FIFO queues tell it. */
export function sequenceNumber(sequence: number): string {
  return String(18_849_496_460_467_696_128n + BigInt(sequence) * 256n);
}
