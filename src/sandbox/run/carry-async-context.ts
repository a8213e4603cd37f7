import { parse, type Node } from 'acorn';
import { asyncContextNames } from '../guest/index.ts';
import { insertText, type Insertion, type Place } from './insert-text.ts';

/** A source in which the async context outlives an `await`, and the way back to the places of the original. */
export interface CarriedSource {
  readonly text: string;
  toOriginal(place: Place): Place;
}

const { enterName, resumeName, settleName, suspendName } = asyncContextNames;
const frameName = '$coldstartFrame';

/**
 * Rewrites `await x` so that the async context is put back when the function goes on: QuickJS has no hook for that. Lines
 * stay what they are. Undefined for a text that does not parse: then it is left to the engine to say so.
 */
export function carryAsyncContext(source: string, sourceType: 'module' | 'commonjs'): CarriedSource | undefined {
  let program: Node;
  try {
    program = parse(source, { ecmaVersion: 'latest', sourceType, allowHashBang: true });
  } catch {
    return undefined;
  }
  const insertions: Insertion[] = [];
  collect(program as AnyNode, insertions, false);
  return insertText(source, insertions);
}

type AnyNode = Node & Readonly<Record<string, unknown>>;

function collect(node: AnyNode, insertions: Insertion[], isInFunction: boolean): void {
  const argument = node.argument as AnyNode | undefined;
  if (node.type === 'AwaitExpression' && argument !== undefined) {
    insertions.push({ offset: node.start, text: `${resumeName}(${suspendName}(),` });
    insertions.push({ offset: argument.start, text: `${settleName}(` });
    insertions.push({ offset: argument.end, text: ')' });
    insertions.push({ offset: node.end, text: ')' });
  }
  const isAsyncFunction = /Function/.test(node.type) && node.async === true;
  const body = node.body as AnyNode | undefined;
  if (isAsyncFunction && body?.type === 'BlockStatement') {
    insertions.push({ offset: body.start + 1, text: `const ${frameName}=${suspendName}();` });
  }
  if (node.type === 'ForOfStatement' && node.await === true && isInFunction && body?.type === 'BlockStatement') {
    insertions.push({ offset: body.start + 1, text: `${enterName}(${frameName});` });
  }
  const isInside = /Function/.test(node.type) ? isAsyncFunction && body?.type === 'BlockStatement' : isInFunction;
  for (const child of Object.values(node).flat()) {
    if (isNode(child)) collect(child, insertions, isInside);
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}
