/** A piece of a template, and where it stands. Lines and columns count from 1. */
export type TemplateNode = ScalarNode | ListNode | MapNode | IntrinsicNode;

interface Place {
  readonly line: number;
  readonly column: number;
}

export interface ScalarNode extends Place {
  readonly kind: 'scalar';
  readonly value: string | number | boolean | null;
}

export interface ListNode extends Place {
  readonly kind: 'list';
  readonly items: readonly TemplateNode[];
}

export interface MapNode extends Place {
  readonly kind: 'map';
  readonly entries: readonly MapEntry[];
}

export interface MapEntry extends Place {
  readonly key: string;
  readonly value: TemplateNode;
}

/** A function of CloudFormation, in its short form such as `!Ref` or its long one such as `Fn::Sub`. */
export interface IntrinsicNode extends Place {
  readonly kind: 'intrinsic';
  /** Without sign and prefix, such as `Ref` or `Sub`. */
  readonly name: string;
  readonly argument: TemplateNode;
}

export function entryOf(node: TemplateNode | undefined, key: string): MapEntry | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key) : undefined;
}

export function memberOf(node: TemplateNode | undefined, key: string): TemplateNode | undefined {
  return entryOf(node, key)?.value;
}
