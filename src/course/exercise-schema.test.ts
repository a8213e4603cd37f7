import { loadAllChecks } from '#sandbox';
import { expect, it } from 'vitest';
import { exerciseJsonSchema } from './index.ts';

const text = JSON.stringify(exerciseJsonSchema());

it('knows every kind of check that the engine has', async () => {
  for (const kind of Object.keys(await loadAllChecks())) expect(text).toContain(`"const":"${kind}"`);
});

it('has a sentence for every field that an author writes', () => {
  const { $defs = {} } = exerciseJsonSchema() as { readonly $defs?: Readonly<Record<string, object>> };
  /** What several kinds have in common stands in one place, and is pointed to. */
  const isDescribed = (property: object): boolean =>
    'description' in property ||
    ('$ref' in property && isDescribed($defs[String(property.$ref).slice('#/$defs/'.length)] ?? {}));
  const undescribed: string[] = [];
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'properties') {
        for (const [name, property] of Object.entries(value as Record<string, object>)) {
          if (!isDescribed(property)) undescribed.push(`${path}.${name}`);
        }
      }
      visit(value, key === 'properties' || key === 'items' ? path : `${path}.${key}`);
    }
  };
  visit(exerciseJsonSchema(), '');
  expect(undescribed).toEqual([]);
});
