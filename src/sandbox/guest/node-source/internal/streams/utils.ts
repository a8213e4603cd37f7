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

export function isIterable(value: unknown, isAsync?: boolean): boolean {
  if (value === null || value === undefined) return false;
  const { [Symbol.asyncIterator]: asynchronous, [Symbol.iterator]: synchronous } = value as Readonly<
    Record<symbol, unknown>
  >;
  return (
    (isAsync !== false && typeof asynchronous === 'function') || (isAsync !== true && typeof synchronous === 'function')
  );
}
