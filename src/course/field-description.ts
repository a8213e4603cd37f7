import type { YamlPath } from './yaml-file.ts';

/** The parts of a JSON Schema that our schemas come to. */
interface SchemaNode {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly items?: SchemaNode;
  readonly oneOf?: readonly SchemaNode[];
  readonly const?: unknown;
}

/** The sentence that a JSON Schema has for the field at a path; `data` tells which kind of check an entry is. */
export function fieldDescription(schema: object, data: unknown, path: YamlPath): string | undefined {
  let node: SchemaNode | undefined = schema;
  let value = data;
  for (const key of path) {
    node = step(node, value, key);
    value = typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  }
  return node?.description;
}

function step(node: SchemaNode | undefined, value: unknown, key: PropertyKey): SchemaNode | undefined {
  if (node?.oneOf !== undefined) {
    const kind = typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
    return step(
      node.oneOf.find((option) => option.properties?.['kind']?.const === kind),
      value,
      key,
    );
  }
  if (typeof key === 'number') return node?.items;
  const other = typeof node?.additionalProperties === 'object' ? node.additionalProperties : undefined;
  return node?.properties?.[String(key)] ?? other;
}
