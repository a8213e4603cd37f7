/** So many of something in words, such as `one event` or `3 events`. */
export function counted(count: number, what: string): string {
  return count === 1 ? `one ${what}` : `${count} ${what}s`;
}
