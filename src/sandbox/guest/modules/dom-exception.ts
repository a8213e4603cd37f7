import exceptions from 'node-source:internal/per_context/domexception';

// Node's other sources take it from the global scope while they are evaluated: this file comes before them.
export const { DOMException } = exceptions;
(globalThis as unknown as { DOMException: unknown }).DOMException = DOMException;
