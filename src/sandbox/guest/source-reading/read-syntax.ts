import type * as acorn from 'acorn';
import { markName } from '../common-js-wrapper.ts';
import type { Expression, PropertyNode, Statement } from './syntax-tree.ts';

type Place = Pick<acorn.Node, 'start' | 'end'>;
type Part = Statement | Expression;
type Key = acorn.Property['key'] | acorn.MethodDefinition['key'];
type ExpressionSyntax =
  | acorn.Expression
  | acorn.Pattern
  | acorn.SpreadElement
  | acorn.PrivateIdentifier
  | acorn.Super
  | acorn.AnonymousFunctionDeclaration
  | acorn.AnonymousClassDeclaration
  | acorn.FunctionDeclaration
  | acorn.ClassDeclaration;

/** Makes of acorn's tree the smaller one that failures are looked for in. */
export function readStatement(node: acorn.Statement | acorn.ModuleDeclaration): Statement | Expression {
  switch (node.type) {
    case 'BlockStatement':
      return block(node, node.body.map(readStatement));
    case 'ExpressionStatement':
      return block(node, [readExpression(node.expression)]);
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
      return block(node, [readExpression(node)]);
    case 'VariableDeclaration':
      return readDeclaration(node);
    case 'IfStatement':
      return block(node, [
        readExpression(node.test),
        readStatement(node.consequent),
        node.alternate ? readStatement(node.alternate) : undefined,
      ]);
    case 'WhileStatement':
      return block(node, [readExpression(node.test), readStatement(node.body)]);
    case 'WithStatement':
      return block(node, [readExpression(node.object), readStatement(node.body)]);
    case 'DoWhileStatement':
      return block(node, [readStatement(node.body), readExpression(node.test)]);
    case 'ForStatement': {
      const { init, test, update, body } = node;
      const head = init?.type === 'VariableDeclaration' ? readDeclaration(init) : maybe(init);
      return block(node, [head, maybe(test), maybe(update), readStatement(body)]);
    }
    case 'ForInStatement':
      return block(node, [readExpression(node.right), readStatement(node.body)]);
    case 'ForOfStatement': {
      const { start, end, left, right, body } = node;
      const isDeclaration = left.type === 'VariableDeclaration';
      // There is exactly one.
      const target = isDeclaration ? (left.declarations[0] as acorn.VariableDeclarator).id : left;
      return {
        type: 'for-of',
        start,
        end,
        isAsync: node.await,
        isDeclaration,
        target: readExpression(target),
        iterable: readExpression(right),
        body: readStatement(body),
      };
    }
    case 'SwitchStatement':
      return block(node, [
        readExpression(node.discriminant),
        ...node.cases.flatMap(({ test, consequent }) => [maybe(test), ...consequent.map(readStatement)]),
      ]);
    case 'TryStatement': {
      const { block: tried, handler, finalizer } = node;
      const items: (Part | undefined)[] = [readStatement(tried)];
      if (handler?.param) {
        const { start, end } = handler.param;
        items.push({ type: 'catch', start, end, target: readExpression(handler.param) });
      }
      if (handler) items.push(readStatement(handler.body));
      if (finalizer) items.push(readStatement(finalizer));
      return block(node, items);
    }
    case 'ReturnStatement':
    case 'ThrowStatement':
      return block(node, [maybe(node.argument)]);
    case 'LabeledStatement':
      return readStatement(node.body);
    case 'ExportNamedDeclaration':
      return block(node, node.declaration ? [readStatement(node.declaration)] : []);
    case 'ExportDefaultDeclaration':
      return block(node, [readExpression(node.declaration)]);
    case 'EmptyStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'DebuggerStatement':
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
      // There is nothing in them that could fail.
      return block(node, []);
  }
}

function readDeclaration(node: acorn.VariableDeclaration): Statement {
  return block(
    node,
    node.declarations.map(({ start, end, id, init }) => {
      const target = readExpression(id);
      return { type: 'declare', start, end, target, value: init ? readExpression(init, nameOf(target)) : undefined };
    }),
  );
}

function block({ start, end }: Place, items: readonly (Part | undefined)[]): Statement {
  return { type: 'block', start, end, items };
}

function maybe(node: acorn.Expression | null | undefined): Expression | undefined {
  return node ? readExpression(node) : undefined;
}

function span<Shape extends object>({ start, end }: Place, shape: Shape): Shape & Expression {
  return { ...shape, start, end, outerStart: start, outerEnd: end, isBracketed: false } as unknown as Shape &
    Expression;
}

/** `name` is what a function without one is called, when it is the value of a variable or a property. */
function readExpression(node: ExpressionSyntax, name = ''): Expression {
  switch (node.type) {
    case 'ParenthesizedExpression': {
      const { start, end } = node;
      return { ...readExpression(node.expression), outerStart: start, outerEnd: end, isBracketed: true };
    }
    case 'ChainExpression':
      return readExpression(node.expression);
    case 'Identifier':
      return span(node, { type: 'name', name: node.name });
    case 'PrivateIdentifier':
      return span(node, { type: 'name', name: `#${node.name}` });
    case 'ThisExpression':
      return span(node, { type: 'name', name: 'this' });
    case 'Super':
      return span(node, { type: 'name', name: 'super' });
    case 'MetaProperty':
      return span(node, { type: 'opaque' });
    case 'Literal':
      return readLiteral(node);
    case 'TemplateLiteral': {
      const [only] = node.quasis;
      return node.expressions.length === 0
        ? span(node, { type: 'literal', value: only?.value.cooked ?? '' })
        : span(node, { type: 'template', items: readAll(node.expressions) });
    }
    case 'TaggedTemplateExpression': {
      const items = readAll(node.quasi.expressions);
      return span(node, { type: 'call', callee: readExpression(node.tag), items, isOptional: false });
    }
    case 'ArrayExpression':
    case 'ArrayPattern':
      return span(node, {
        type: 'array',
        items: (node.elements as readonly (ExpressionSyntax | null)[]).map((item) =>
          item === null ? undefined : readElement(item),
        ),
      });
    case 'ObjectExpression':
    case 'ObjectPattern':
      return span(node, { type: 'object', properties: node.properties.map(readProperty) });
    case 'SpreadElement':
    case 'RestElement':
      return span(node, { type: 'spread', operand: readExpression(node.argument) });
    case 'UnaryExpression':
      return span(node, { type: 'unary', operator: node.operator, operand: readExpression(node.argument) });
    case 'UpdateExpression': {
      const type = node.prefix ? ('prefix' as const) : ('postfix' as const);
      return span(node, { type, operator: node.operator, operand: readExpression(node.argument) });
    }
    case 'AwaitExpression':
      return span(node, { type: 'await', operand: readExpression(node.argument) });
    case 'YieldExpression': {
      const type = node.delegate ? ('yield*' as const) : ('yield' as const);
      return span(node, { type, operand: maybe(node.argument) });
    }
    case 'BinaryExpression':
    case 'LogicalExpression':
      return readBinary(node);
    case 'SequenceExpression':
      return span(node, { type: 'binary', operator: ',', operands: readAll(node.expressions) });
    case 'AssignmentExpression': {
      const target = readExpression(node.left);
      const value = readExpression(node.right, nameOf(target));
      return span(node, { type: 'assign', operator: node.operator, target, value });
    }
    case 'AssignmentPattern': {
      const target = readExpression(node.left);
      const value = readExpression(node.right, nameOf(target));
      return span(node, { type: 'assign', operator: '=', target, value });
    }
    case 'ConditionalExpression':
      return span(node, { type: 'conditional', items: readAll([node.test, node.consequent, node.alternate]) });
    case 'CallExpression': {
      const { callee, arguments: items, optional: isOptional } = node;
      const call = { type: 'call' as const, callee: readExpression(callee), items: items.map(readElement), isOptional };
      return withoutMark(span(node, call));
    }
    case 'NewExpression': {
      const items = node.arguments.map(readElement);
      return span(node, { type: 'new', callee: readExpression(node.callee), items, isOptional: false });
    }
    case 'MemberExpression': {
      const { object, property, computed, optional: isOptional } = node;
      const index = computed ? readExpression(property) : undefined;
      const name = computed ? undefined : nameOf(readExpression(property));
      return span(node, { type: 'member', object: readExpression(object), name, index, isOptional });
    }
    case 'ImportExpression':
      return span(node, { type: 'import', operand: readExpression(node.source) });
    case 'FunctionExpression':
    case 'FunctionDeclaration':
    case 'ArrowFunctionExpression':
      return readFunction(node, node, node.id?.name ?? name);
    case 'ClassExpression':
    case 'ClassDeclaration': {
      const className = node.id?.name ?? name;
      const members = node.body.body.flatMap((member) => readMember(member, className));
      return span(node, { type: 'class', name: className, heritage: maybe(node.superClass), members });
    }
  }
}

function readAll(nodes: readonly ExpressionSyntax[]): readonly Expression[] {
  return nodes.map((node) => readExpression(node));
}

/** What stands in a list: of arguments, items or parameters. */
function readElement(node: ExpressionSyntax): Expression {
  return withoutUndefinedMark(readExpression(node));
}

function readLiteral(node: acorn.Literal): Expression {
  const { value, regex, bigint, raw } = node;
  if (regex) return span(node, { type: 'regexp', text: raw ?? '' });
  if (bigint || typeof value === 'bigint' || value instanceof RegExp || value === undefined)
    return span(node, { type: 'opaque' });
  return span(node, { type: 'literal', value });
}

/** V8 takes these two by two. */
const inPairs = new Set(['==', '!=', '===', '!==', '<', '>', '<=', '>=', 'in', 'instanceof', '**']);

function readBinary(node: acorn.BinaryExpression | acorn.LogicalExpression): Expression {
  const { operator } = node;
  const left = readExpression(node.left);
  const right = readExpression(node.right);
  const goesOn = left.type === 'binary' && left.operator === operator && !inPairs.has(operator) && !left.isBracketed;
  return span(node, { type: 'binary', operator, operands: [...(goesOn ? left.operands : [left]), right] });
}

function readFunction(place: Place, node: acorn.Function, name: string): Expression {
  const { params, body } = node;
  return span(place, {
    type: 'function' as const,
    name,
    parameters: params.map(readElement),
    body: body.type === 'BlockStatement' ? body.body.map(readStatement) : [readExpression(body)],
  });
}

function readProperty(
  node: acorn.Property | acorn.AssignmentProperty | acorn.SpreadElement | acorn.RestElement,
): PropertyNode {
  const made = { type: 'property' as const, key: undefined, computed: undefined, keyMark: undefined, isRest: false };
  if (node.type === 'SpreadElement' || node.type === 'RestElement')
    return span(node, { ...made, value: readExpression(node.argument), isRest: true });
  const key = node.computed ? undefined : keyOf(node.key);
  const computed = node.computed ? readExpression(node.key) : undefined;
  const { value } = node;
  const isMethod = value.type === 'FunctionExpression' && (node.method || node.kind !== 'init');
  const shape = {
    ...made,
    value: isMethod
      ? readFunction(node, value, accessorOf(node.kind) + (key ?? ''))
      : withoutUndefinedMark(readExpression(value, key)),
  };
  // A key that is marked was a plain one.
  return computed?.type === 'literal' && computed.mark !== undefined
    ? span(node, { ...shape, key: String(computed.value), keyMark: computed.mark })
    : span(node, { ...shape, key, computed });
}

function readMember(
  node: acorn.MethodDefinition | acorn.PropertyDefinition | acorn.StaticBlock,
  className: string,
): readonly Expression[] {
  if (node.type === 'StaticBlock') {
    const body = node.body.map(readStatement);
    return [span(node, { type: 'function' as const, name: '<static_initializer>', parameters: [], body })];
  }
  const key = node.computed ? undefined : keyOf(node.key);
  const computed = node.computed ? [readExpression(node.key)] : [];
  if (node.type === 'PropertyDefinition') return node.value ? [...computed, readExpression(node.value, key)] : computed;
  const name = node.kind === 'constructor' ? className : accessorOf(node.kind) + (key ?? '');
  return [...computed, readFunction(node, node.value, name)];
}

function keyOf(node: Key): string {
  const key = readExpression(node);
  return key.type === 'literal' ? String(key.value) : nameOf(key);
}

function accessorOf(kind: string): string {
  return kind === 'get' || kind === 'set' ? `${kind} ` : '';
}

function nameOf(target: Expression): string {
  return target.type === 'name' ? target.name : '';
}

/** Takes a mark off: `mark((x), mark(7))` is `x`, with the number. */
function withoutMark(call: Expression): Expression {
  if (call.type !== 'call' || call.callee.type !== 'name' || call.callee.name !== markName) return call;
  const [value, note] = call.items;
  const number = note?.type === 'call' ? note.items[0] : note;
  if (value === undefined || number?.type !== 'literal') return call;
  return { ...value, mark: Number(number.value), outerStart: call.start, outerEnd: call.end, isBracketed: false };
}

/** A pattern whose default value is only a mark. */
function withoutUndefinedMark(expression: Expression): Expression {
  if (expression.type !== 'assign' || expression.value.type !== 'unary' || expression.value.mark === undefined)
    return expression;
  const { target, value } = expression;
  if (target.type !== 'object' && target.type !== 'array') return expression;
  if (value.mark !== undefined) target.undefinedMark = value.mark;
  return target;
}
