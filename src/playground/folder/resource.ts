import type { CloudSpec } from '#sandbox';
import type { TemplateValue } from './template-value.ts';

/** A resource of CloudFormation, or any map in one. What is undefined is left out. */
export type Resource = { readonly [key: string]: TemplateValue | undefined };
/** By their logical ids. */
export type Resources = Readonly<Record<string, Resource>>;
/** What a playground says of one bucket, table, queue and so on. */
export type Named<Kind extends keyof CloudSpec> =
  NonNullable<CloudSpec[Kind]> extends Readonly<Record<string, infer One>> ? One : never;
