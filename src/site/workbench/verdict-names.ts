import type { VerdictKind } from '#sandbox';

const names: Readonly<Record<VerdictKind, string>> = {
  passed: 'Solved',
  'syntax-error': 'Syntax error',
  'import-failed': 'Import failed',
  threw: 'Error thrown',
  unserialisable: 'Not JSON',
  'response-too-large': 'Answer too large',
  'never-settled': 'Never settled',
  exited: 'Process ended',
  'timed-out': 'Timed out',
  'out-of-memory': 'Out of memory',
  throttled: 'Throttled',
  stopped: 'Stopped',
  'wrong-shape': 'Wrong shape',
  'wrong-value': 'Wrong value',
  'wrong-forecast': 'Not as forecast',
  'template-problem': 'Template problem',
  'our-fault': 'Our fault',
};

/** The kind of a verdict in a word or two. */
export function verdictName(kind: VerdictKind): string {
  return names[kind];
}

/** Hints are about what the code should do, or does. They help nobody whose code does not run. */
export function offersHints(kind: VerdictKind): boolean {
  return kind === 'wrong-shape' || kind === 'wrong-value' || kind === 'wrong-forecast';
}
