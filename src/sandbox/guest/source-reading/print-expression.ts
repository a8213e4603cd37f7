import type { Expression } from './syntax-tree.ts';

const unprinted = '(intermediate value)';

/** Writes an expression as V8 does when it says what was not a function, not iterable and so on. */
export function printExpression(expression: Expression | undefined): string {
  if (expression === undefined) return unprinted;
  const text = print(expression);
  return text === '' ? unprinted : text;
}

function print(expression: Expression): string {
  switch (expression.type) {
    case 'name':
      return expression.name;
    case 'literal':
      return typeof expression.value === 'string' ? `"${expression.value}"` : String(expression.value);
    case 'regexp':
      return expression.text;
    case 'template':
      return expression.items.map(printExpression).join('');
    case 'array':
      return `[${expression.items.map(printExpression).join(',')}]`;
    case 'object':
      return `{${unprinted.repeat(expression.properties.length)}}`;
    case 'unary': {
      const { operator, operand } = expression;
      const isFolded = operand.type === 'literal' && typeof operand.value === 'number' && operator === '-';
      if (isFolded) return `-${String(operand.value)}`;
      const gap = operator.length > 1 ? ' ' : '';
      return `(${operator}${gap}${printExpression(operand)})`;
    }
    case 'prefix':
      return `(${expression.operator}${printExpression(expression.operand)})`;
    case 'postfix':
      return `(${printExpression(expression.operand)}${expression.operator})`;
    case 'binary':
      return `(${expression.operands.map(printExpression).join(` ${expression.operator} `)})`;
    case 'assign':
      return print(expression.target);
    case 'conditional':
      return unprinted.repeat(3);
    case 'call':
      return `${printExpression(expression.callee)}(...)`;
    case 'member': {
      const { object, name, index, isOptional } = expression;
      const text = printExpression(object);
      const property = name ?? (index?.type === 'literal' && typeof index.value === 'string' ? index.value : undefined);
      if (property !== undefined) return `${text}${isOptional ? '?' : ''}.${property}`;
      return `${text}${isOptional ? '?.' : ''}[${printExpression(index)}]`;
    }
    case 'spread':
      return `(...${printExpression(expression.operand)})`;
    case 'import':
      return `import(${printExpression(expression.operand)})`;
    default:
      return '';
  }
}

/** Whether there is `?.` in the chain that an expression ends. */
export function isOptionalChain(expression: Expression): boolean {
  switch (expression.type) {
    case 'member':
      return expression.isOptional || isOptionalChain(expression.object);
    case 'call':
      return expression.isOptional || isOptionalChain(expression.callee);
    default:
      return false;
  }
}
