import type services from 'typescript';

/** What a learner's handler is, which the exercise knows and the code need not say. */
export interface HandlerType {
  /** The name of the file, such as `index.mjs`. */
  readonly file: string;
  /** What the function is called there. */
  readonly name: string;
  /** Such as `import('aws-lambda').SQSHandler`. */
  readonly type: string;
}

/** A comment that TypeScript reads in a text, though it does not stand there. */
export interface Annotation {
  readonly text: string;
  /** Where it is inserted. */
  readonly at: number;
  /** Where what it is said of ends: the handler's name. */
  readonly nameEnd: number;
}

/** Finds the place for the type of the handler; undefined where the code says itself what it takes, or has no such function. */
export function annotateHandler(
  ts: typeof services,
  source: services.SourceFile,
  { name, type }: Pick<HandlerType, 'name' | 'type'>,
): Annotation | undefined {
  for (const statement of source.statements) {
    const member = exportedMember(ts, statement, name);
    const declared = member ?? declaredName(ts, statement, name);
    if (declared === undefined) continue;
    const at = statement.getStart(source);
    const before = source.text.slice(statement.getFullStart(), at);
    if (/@(?:type|param|satisfies)\b/.test(before)) return undefined;
    // TypeScript takes no type for one member of what a module exports, but one for all of it.
    const declaredType = member === undefined ? type : `{ ${name}: ${type} } & Record<string, unknown>`;
    return { text: `/** @type {${declaredType}} */ `, at, nameEnd: declared.getEnd() };
  }
  return undefined;
}

/** The handler's name in `module.exports = { handler: … }`, or of the method there. */
function exportedMember(ts: typeof services, statement: services.Statement, name: string): services.Node | undefined {
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return undefined;
  const { left, operatorToken, right } = statement.expression;
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || left.getText() !== 'module.exports') return undefined;
  if (!ts.isObjectLiteralExpression(right)) return undefined;
  return right.properties
    .filter((each) => ts.isPropertyAssignment(each) || ts.isMethodDeclaration(each))
    .find((each) => each.name.getText() === name)?.name;
}

/** The name that a statement gives to the handler, as a node; undefined where it declares something else, or its type. */
function declaredName(ts: typeof services, statement: services.Statement, name: string): services.Node | undefined {
  if (ts.isFunctionDeclaration(statement)) {
    const isTyped = statement.parameters.some((parameter) => parameter.type !== undefined);
    return statement.name?.text === name && !isTyped ? statement.name : undefined;
  }
  if (ts.isVariableStatement(statement)) {
    const [declaration, ...others] = statement.declarationList.declarations;
    if (declaration === undefined || others.length > 0 || !ts.isIdentifier(declaration.name)) return undefined;
    return declaration.name.text === name && declaration.type === undefined ? declaration.name : undefined;
  }
  if (!ts.isExpressionStatement(statement) || !ts.isBinaryExpression(statement.expression)) return undefined;
  const { left, operatorToken } = statement.expression;
  const isAssignment = operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return isAssignment && ['exports', 'module.exports'].some((object) => left.getText() === `${object}.${name}`)
    ? left
    : undefined;
}

/** The place in the text that TypeScript reads. */
export function toAnnotated(annotation: Annotation | undefined, offset: number): number {
  return annotation === undefined || offset < annotation.at ? offset : offset + annotation.text.length;
}

/** The place in the learner's text. */
export function fromAnnotated(annotation: Annotation | undefined, offset: number): number {
  if (annotation === undefined || offset < annotation.at) return offset;
  return Math.max(annotation.at, offset - annotation.text.length);
}
