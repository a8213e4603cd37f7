import type { JsonValue, Random } from '#kernel';

const names = [
  'Ada',
  'Grace',
  'Linus',
  'Margaret',
  'Katherine',
  'Alan',
  'Barbara',
  'Edsger',
  'Radia',
  'Donald',
  'Frances',
  'Hedy',
];
const surnames = [
  'Okafor',
  'Lindqvist',
  'Moreau',
  'Tanaka',
  'Silva',
  'Novak',
  'Haddad',
  'Larsen',
  'Petrov',
  'Castillo',
];
const words = [
  'amber',
  'basalt',
  'cedar',
  'delta',
  'ember',
  'fjord',
  'granite',
  'harbour',
  'indigo',
  'juniper',
  'kelp',
  'lagoon',
];
const cities = ['Lisbon', 'Osaka', 'Nairobi', 'Lima', 'Oslo', 'Hanoi', 'Quito', 'Perth', 'Dakar', 'Tallinn'];

/** The generators of values, with the arguments each takes. Shown to authors when one is unknown. */
export const generatorForms = ['name', 'word', 'city', 'email', 'uuid', 'int LOW HIGH', 'one-of A B …'] as const;

/** Tells whether a text is a generator that {@link generateValue} knows. */
export function isGenerator(expression: string): boolean {
  return parse(expression) !== undefined;
}

/**
 * Makes one value. Names, words and cities carry a number, so that no answer can list them all.
 * Throws a RangeError for an unknown generator: course validation refuses those before.
 */
export function generateValue(expression: string, random: Random): JsonValue {
  const generate = parse(expression);
  if (generate === undefined)
    throw new RangeError(`'${expression}' is not a generator. Known: ${generatorForms.join(', ')}.`);
  return generate(random);
}

function parse(expression: string): ((random: Random) => JsonValue) | undefined {
  const [kind = '', ...args] = expression.trim().split(/\s+/);
  switch (kind) {
    case 'name':
      return noArguments(
        args,
        (random) => `${random.pick(names)} ${random.pick(surnames)}-${random.integer(10, 9_999)}`,
      );
    case 'word':
      return noArguments(args, (random) => `${random.pick(words)}-${random.integer(10, 9_999)}`);
    case 'city':
      return noArguments(args, (random) => `${random.pick(cities)} ${random.integer(10, 9_999)}`);
    case 'email':
      return noArguments(args, (random) => `${random.pick(words)}.${random.integer(10, 9_999)}@example.com`);
    case 'uuid':
      return noArguments(
        args,
        (random) =>
          hex(random, 8) +
          ['-', '-4', '-a', '-'].map((part) => part + hex(random, part.length === 2 ? 3 : 4)).join('') +
          hex(random, 8),
      );
    case 'int': {
      const [low, high] = args.map(Number);
      if (args.length !== 2 || !Number.isInteger(low) || !Number.isInteger(high)) return undefined;
      return low !== undefined && high !== undefined && low < high ? (random) => random.integer(low, high) : undefined;
    }
    case 'one-of':
      return args.length >= 2 ? (random) => random.pick(args) : undefined;
    default:
      return undefined;
  }
}

function noArguments<Generate>(args: readonly string[], generate: Generate): Generate | undefined {
  return args.length === 0 ? generate : undefined;
}

function hex(random: Random, digits: number): string {
  return Array.from({ length: digits }, () => random.integer(0, 15).toString(16)).join('');
}
