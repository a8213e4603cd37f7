type Streamlike = {
  readonly write?: unknown;
  readonly pipe?: unknown;
  readonly getReader?: unknown;
  readonly getWriter?: unknown;
};

const member = (value: unknown, name: keyof Streamlike): boolean =>
  value !== null && value !== undefined && typeof (value as Streamlike)[name] === 'function';

export const isReadableStream = (value: unknown): boolean => member(value, 'getReader');
export const isWritableStream = (value: unknown): boolean => member(value, 'getWriter');
export const isNodeStream = (value: unknown): boolean => member(value, 'write') || member(value, 'pipe');
