import { Document, Scalar } from 'yaml';

/** What a template holds: JSON, and the short forms of CloudFormation, such as `!Ref Orders`. */
export type TemplateValue =
  | string
  | number
  | boolean
  | null
  | Intrinsic
  | readonly TemplateValue[]
  | { readonly [key: string]: TemplateValue | undefined };

const form = Symbol('the short form');

/** A short form of CloudFormation, with its argument. */
export interface Intrinsic {
  readonly [form]: 'Ref' | 'GetAtt' | 'Sub';
  readonly argument: string;
}

export function ref(id: string): Intrinsic {
  return { [form]: 'Ref', argument: id };
}

export function arnOf(id: string): Intrinsic {
  return attributeOf(id, 'Arn');
}

/** An attribute of a resource, such as `StreamArn`. */
export function attributeOf(id: string, attribute: string): Intrinsic {
  return { [form]: 'GetAtt', argument: `${id}.${attribute}` };
}

/** A text in which `${Name}` is filled in. */
export function sub(text: string): Intrinsic {
  return { [form]: 'Sub', argument: text };
}

/** Writes a template as YAML. What is undefined is left out. */
export function writeTemplate(template: TemplateValue): string {
  // AWS reads YAML 1.1: there a date, or "on", needs quotes.
  const document = new Document(undefined, { version: '1.1' });
  // Nodes inside of plain values are taken as they are.
  document.contents = document.createNode(toNodes(template), { aliasDuplicateObjects: false });
  return document.toString({ lineWidth: 0 });
}

function toNodes(value: TemplateValue | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (isIntrinsic(value)) {
    const node = new Scalar(value.argument);
    node.tag = `!${value[form]}`;
    return node;
  }
  if (Array.isArray(value)) return value.map(toNodes);
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (inner === undefined ? [] : [[key, toNodes(inner)]])),
  );
}

function isIntrinsic(value: object): value is Intrinsic {
  return form in value;
}
