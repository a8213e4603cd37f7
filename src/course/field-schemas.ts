import { z } from 'zod';

/** An object that takes these fields and no others. */
export function fields<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const names = Object.keys(shape).join(', ');
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? `only ${names}` : undefined),
  });
}

/** Text with at least one visible character. */
export const sentence = z.string().regex(/\S/, 'text that is not empty');

export const kebabCase = z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'kebab-case, such as greets-by-name');
