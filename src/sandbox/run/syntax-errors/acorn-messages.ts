/** Where V8 sees the mistake: in the token at acorn's place, or in the one that the parser has last passed. */
export type MistakePlace = 'here' | 'last';

export interface Wording {
  readonly message: string;
  readonly place: MistakePlace;
}

const here = (message: string): Wording => ({ message, place: 'here' });
const last = (message: string): Wording => ({ message, place: 'last' });

const superMessage = here("'super' keyword unexpected here");
const evalMessage = here('Unexpected eval or arguments in strict mode');
const optionalNew = here('Invalid optional chain from new expression');

/** What acorn says, and V8. What needs to be looked at closer is in the parser itself. */
const wordings: Readonly<Record<string, Wording>> = {
  "'return' outside of function": here('Illegal return statement'),
  "'with' in strict mode": last('Strict mode code may not include a with statement'),
  'Illegal newline after throw': last('Illegal newline after throw'),
  'Missing catch or finally clause': last('Missing catch or finally after try'),
  'Multiple default clauses': last('More than one default clause in switch statement'),
  "'super' keyword outside a method": superMessage,
  'super() call outside constructor of a subclass': superMessage,
  "Invalid use of 'super'": superMessage,
  "'new.target' can only be used in functions and class static block": here(
    'new.target expression is not allowed here',
  ),
  "Cannot use 'import.meta' outside a module": last("Cannot use 'import.meta' outside a module"),
  "'import.meta' must not contain escaped characters": last("'import.meta' must not contain escaped characters"),
  "'new.target' must not contain escaped characters": last("'new.target' must not contain escaped characters"),
  'Deleting local variable in strict mode': last('Delete of an unqualified identifier in strict mode.'),
  'Private fields can not be deleted': last('Private fields can not be deleted'),
  'Shorthand property assignments are valid only in destructuring patterns': here(
    'Invalid shorthand property initializer',
  ),
  'Redefinition of __proto__ property': here('Duplicate __proto__ fields are not allowed in object literals'),
  'Yield expression cannot be a default value': here('Yield expression not allowed in formal parameter'),
  'Await expression cannot be a default value': here('Illegal await-expression in formal parameters of async function'),
  'Complex binding patterns require an initialization value': last('Missing initializer in destructuring declaration'),
  'Missing initializer in using declaration': last('Missing initializer in using declaration'),
  'Missing initializer in await using declaration': last('Missing initializer in await using declaration'),
  'for-in loop variable declaration may not have an initializer': here(
    'for-in loop variable declaration may not have an initializer.',
  ),
  'for-of loop variable declaration may not have an initializer': here(
    'for-of loop variable declaration may not have an initializer.',
  ),
  "The left-hand side of a for-of loop may not start with 'let'.": here(
    "The left-hand side of a for-of loop may not be 'let'.",
  ),
  'Duplicate constructor in the same class': here('A class may only have one constructor'),
  "Constructor can't have get/set modifier": here('Class constructor may not be an accessor'),
  "Constructor can't be a generator": here('Class constructor may not be a generator'),
  "Constructor can't be an async method": here('Class constructor may not be an async method'),
  "Classes can't have an element named '#constructor'": here(
    "Classes may not have a private field named '#constructor'",
  ),
  'Classes may not have a static property named prototype': here(
    "Classes may not have a static property named 'prototype'",
  ),
  "Classes can't have a static field named 'prototype'": here(
    "Classes may not have a static property named 'prototype'",
  ),
  "Classes can't have a field named 'constructor'": here("Classes may not have a field named 'constructor'"),
  'getter should have no params': here('Getter must not have any formal parameters.'),
  'setter should have exactly one param': here('Setter must have exactly one formal parameter.'),
  'Setter cannot use rest params': here('Setter function argument must not be a rest parameter'),
  "Object pattern can't contain getter or setter": here('Invalid destructuring assignment target'),
  'Rest elements cannot have a default value': here('Invalid destructuring assignment target'),
  'Optional chaining cannot appear in the tag of tagged template expressions': here(
    'Invalid tagged template on optional chain',
  ),
  'Optional chaining cannot appear in the callee of new expressions': optionalNew,
  'let is disallowed as a lexically bound name': here('let is disallowed as a lexically bound name'),
  'Binding eval in strict mode': evalMessage,
  'Binding arguments in strict mode': evalMessage,
  'Assigning to eval in strict mode': evalMessage,
  'Assigning to arguments in strict mode': evalMessage,
  'Argument name clash': here('Duplicate parameter name not allowed in this context'),
  "Cannot use 'arguments' in class field initializer": here(
    "'arguments' is not allowed in class field initializer or static initialization block",
  ),
  'Cannot use arguments in class static initialization block': here(
    "'arguments' is not allowed in class field initializer or static initialization block",
  ),
  "Illegal 'use strict' directive in function with non-simple parameter list": here(
    "Illegal 'use strict' directive in function with non-simple parameter list",
  ),
  'An export name cannot include a lone surrogate.': here(
    'Invalid module export name: contains unpaired surrogate character',
  ),
  'Using declaration is not allowed in for-in loops': here('Invalid left-hand side in for-in loop'),
};

/** Messages with a name in them. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^(Identifier '.*' has already been declared)$/s, '$1'],
  [/^Label ('.*') is already declared$/s, 'Label $1 has already been declared'],
  [/^(Private field '#.*' must be declared in an enclosing class)$/s, '$1'],
  [/^(Export '.*' is not defined)$/s, '$1 in module'],
  [/^Duplicate export '(.*)'$/s, "Duplicate export of '$1'"],
  [/^Duplicate attribute key '(.*)'$/s, "Import attributes has a duplicate key '$1'"],
  [/^Escape sequence in keyword .*$/s, 'Keyword must not contain escaped characters'],
];

/** Says what acorn says in V8's words; undefined where it takes a closer look, or nobody knows. */
export function wordingOf(message: string): Wording | undefined {
  const found = Object.hasOwn(wordings, message) ? wordings[message] : undefined;
  if (found !== undefined) return found;
  for (const [pattern, replacement] of patterns) {
    if (pattern.test(message)) return here(message.replace(pattern, replacement));
  }
  return undefined;
}

/** Words that the grammar keeps for itself: there V8 speaks of the token. */
export function isAboutWord(message: string): boolean {
  return /^(?:Unexpected keyword '|The keyword '|Cannot use '?(?:yield|await)'? (?:as identifier|in class)|Cannot use keyword 'await')/.test(
    message,
  );
}
