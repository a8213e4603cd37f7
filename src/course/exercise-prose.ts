import type { FactName } from '#aws-facts';
import type { AuthorProblem } from './author-problem.ts';
import type { ExerciseYaml } from './exercise-schema.ts';
import { readProse } from './prose.ts';
import type { YamlFile, YamlPath } from './yaml-file.ts';

interface ExerciseTexts {
  readonly value: ExerciseYaml;
  readonly instructions: string | undefined;
  /** The figures of AWS in them. */
  readonly facts: readonly FactName[];
  readonly problems: readonly AuthorProblem[];
}

/** Fills figures of AWS into what learners read of an exercise: instructions, hints, and what checks say. */
export function readExerciseTexts(
  value: ExerciseYaml,
  instructions: string | undefined,
  yaml: YamlFile,
  instructionsFile: string,
): ExerciseTexts {
  const facts: FactName[] = [];
  const problems: AuthorProblem[] = [];
  const say = (written: string, path: YamlPath): string => {
    const prose = readProse(written);
    facts.push(...prose.facts);
    problems.push(
      ...prose.problems.map(({ expected, found, remedy }) => yaml.problemAt(path, { expected, found, remedy })),
    );
    return prose.text;
  };
  const tasks = mapTexts(value.tasks, ['tasks'], say);
  const read = instructions === undefined ? undefined : readProse(instructions);
  facts.push(...(read?.facts ?? []));
  problems.push(...(read?.problems ?? []).map((problem) => ({ file: instructionsFile, ...problem })));
  return { value: { ...value, tasks } as ExerciseYaml, instructions: read?.text, facts: [...new Set(facts)], problems };
}

/** Keys whose text is for people, wherever they stand. */
const proseKeys = new Set(['ask', 'hints', 'say', 'why']);
/** Keys of what is run or compared: a text in there is data, whatever its key. */
const dataKeys = new Set([
  'equals',
  'includes',
  'json',
  'text',
  'values',
  'request',
  'invoke',
  'steps',
  'network',
  'resources',
  'triggers',
]);

/** The same value, with each text for people replaced by what `say` makes of it. */
function mapTexts<Value>(value: Value, path: YamlPath, say: (text: string, path: YamlPath) => string): Value {
  const visit = (node: unknown, place: YamlPath, isProse: boolean): unknown => {
    if (typeof node === 'string') return isProse ? say(node, place) : node;
    if (Array.isArray(node)) return node.map((item: unknown, index) => visit(item, [...place, index], isProse));
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node).map(([key, member]: [string, unknown]) => [
      key,
      dataKeys.has(key) ? member : visit(member, [...place, key], proseKeys.has(key)),
    ]);
    return Object.fromEntries(entries) as unknown;
  };
  // Texts become texts, and nothing else changes.
  return visit(value, path, false) as Value;
}
