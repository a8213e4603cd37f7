import { nearestWord } from '#kernel';
import { z } from 'zod';
import type { AuthorProblem } from './author-problem.ts';
import { fieldDescription } from './field-description.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

type Issue = z.core.$ZodIssue;

/** Checks a YAML file against its schema. Throws nothing: problems are values. */
export function checkAgainstSchema<Schema extends z.ZodType>(
  yaml: YamlFile,
  schema: Schema,
): { readonly value?: z.infer<Schema>; readonly problems: readonly AuthorProblem[] } {
  const result = schema.safeParse(yaml.data, { error: describeExpectation });
  if (result.success) return { value: result.data, problems: [] };
  const jsonSchema = z.toJSONSchema(schema, { io: 'input' });
  return {
    problems: result.error.issues.flatMap((issue) =>
      toProblems(issue, yaml, (path) => fieldDescription(jsonSchema, yaml.data, path)),
    ),
  };
}

function toProblems(issue: Issue, yaml: YamlFile, describe: (path: YamlPath) => string | undefined): AuthorProblem[] {
  const { path, message: expected } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = expected.replace(/^only /, '').split(', ');
    return issue.keys.map((key) => {
      const meant = nearestWord(key, known);
      const remedy =
        meant === undefined ? `Take "${key}" out.` : `Did you mean "${meant}"? Otherwise take "${key}" out.`;
      return yaml.problemAt([...path, key], { expected, found: `"${key}"`, remedy });
    });
  }
  const value = valueAt(yaml.data, path);
  return [
    yaml.problemAt(path, {
      expected,
      found: path.length === 0 && value === null ? 'an empty file' : showFound(value),
      remedy: remedyFor(issue, value, describe(path)),
    }),
  ];
}

function remedyFor(issue: Issue, value: unknown, description: string | undefined): string {
  const words =
    issue.code === 'invalid_value'
      ? issue.values
      : issue.code === 'invalid_union' && 'options' in issue
        ? issue.options
        : [];
  const meant = typeof value === 'string' ? nearestWord(value, words.map(String)) : undefined;
  if (meant !== undefined) return `Did you mean "${meant}"?`;
  const name = String(issue.path.at(-1) ?? 'the file');
  const about = description === undefined ? '' : ` ${description}`;
  if (value === undefined) return `Add ${name}.${about}`;
  const isScalar = typeof value === 'number' || typeof value === 'boolean';
  if (isScalar && issue.message.startsWith('text')) return `Put it in quotes: "${String(value)}".`;
  return `Correct ${typeof issue.path.at(-1) === 'number' ? 'this entry' : name}.${about}`;
}

/** What a schema expects, in an author's words. Schemas that say it themselves are left alone. */
function describeExpectation(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return typeWords[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'too_small':
      return issue.origin === 'array'
        ? `at least ${issue.minimum} ${plural(issue.minimum)}`
        : `${issue.minimum} or more`;
    case 'too_big':
      return issue.origin === 'array'
        ? `at most ${issue.maximum} ${plural(issue.maximum)}`
        : `${issue.maximum} or less`;
    case 'invalid_union':
      return 'a value';
    case 'invalid_key':
      return issue.issues[0]?.message;
    default:
      return undefined;
  }
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys and values',
  record: 'keys and values',
};

function plural(count: number | bigint): string {
  return Number(count) === 1 ? 'entry' : 'entries';
}

function valueAt(data: unknown, path: YamlPath): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    data,
  );
}

function showFound(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'nothing behind the colon';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return 'keys and values';
  return JSON.stringify(value);
}
