import type { FactName } from '#aws-facts';
import { createRandom } from '#kernel';
import type { AuthorProblem } from './author-problem.ts';
import { hashText } from './content-version.ts';
import { checkAgainstSchema } from './describe-issues.ts';
import { readProse } from './prose.ts';
import { type QuestionYaml, quizSchema } from './quiz-schema.ts';
import type { Question, Quiz } from './quiz.ts';
import { readYaml, type YamlFile, type YamlPath } from './yaml-file.ts';

/** Reads a lesson's `quiz.yaml`. `lesson` is the name of its folder. Problems are values. */
export function examineQuiz(
  text: string,
  lesson: string,
): { readonly quiz?: Quiz; readonly facts: readonly FactName[]; readonly problems: readonly AuthorProblem[] } {
  const { yaml, problems: yamlProblems } = readYaml(text, `content/lessons/${lesson}/quiz.yaml`);
  if (yaml === undefined) return { facts: [], problems: yamlProblems };
  const { value, problems: schemaProblems } = checkAgainstSchema(yaml, quizSchema);
  if (value === undefined) return { facts: [], problems: schemaProblems };

  const facts: FactName[] = [];
  const problems: AuthorProblem[] = [];
  const questions = value.questions.map((question, index) => {
    const path = ['questions', index];
    problems.push(...checkQuestion(question, path, yaml));
    const say = (written: string, ...place: YamlPath): string => {
      const prose = readProse(written);
      facts.push(...prose.facts);
      problems.push(
        ...prose.problems.map(({ expected, found, remedy }) =>
          yaml.problemAt([...path, ...place], { expected, found, remedy }),
        ),
      );
      return prose.text;
    };
    return toQuestion(question, say);
  });
  const seen = new Set<string>();
  for (const [index, { id }] of questions.entries()) {
    if (seen.has(id)) problems.push(yaml.problemAt(['questions', index], askedTwice));
    seen.add(id);
  }
  return { quiz: { questions }, facts, problems };
}

const askedTwice = {
  expected: 'each question once',
  found: 'the same question for the second time',
  remedy: 'Take one of the two out.',
};

type Say = (written: string, ...place: YamlPath) => string;

function toQuestion(question: QuestionYaml, say: Say): Question {
  const id = hashText(JSON.stringify(question));
  const ask = say(question.ask, 'ask');
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const options = question.options.map(({ text, correct, why }, index) => ({
        text: say(text, 'options', index, 'text'),
        correct,
        why: say(why, 'options', index, 'why'),
      }));
      return { id, ask, kind: question.kind, options };
    }
    case 'line': {
      const { kind, language, answer, otherwise } = question;
      const wrong = Object.entries(question.wrong).map(([line, why]) => [line, say(why, 'wrong', line)] as const);
      return {
        id,
        ask,
        kind,
        language,
        answer,
        lines: linesOf(question.code),
        why: say(question.why, 'why'),
        wrong: Object.fromEntries(wrong),
        ...(otherwise !== undefined && { otherwise: say(otherwise, 'otherwise') }),
      };
    }
    case 'order': {
      const items = question.items.map((item, index) => say(item, 'items', index));
      return { id, ask, kind: 'order', items, shown: shuffle(items.length, id), why: say(question.why, 'why') };
    }
  }
}

function checkQuestion(question: QuestionYaml, path: YamlPath, yaml: YamlFile): AuthorProblem[] {
  switch (question.kind) {
    case 'single':
    case 'multiple': {
      const right = question.options.filter(({ correct }) => correct).length;
      if (right === 1 || (question.kind === 'multiple' && right > 1)) return [];
      return [
        yaml.problemAt([...path, 'options'], {
          expected:
            question.kind === 'single' ? 'exactly one option with correct: true' : 'at least one with correct: true',
          found: right === 0 ? 'none' : `${right} of them`,
          remedy: right === 0 ? 'Mark the right option.' : 'Leave one, or make the question "kind: multiple".',
        }),
      ];
    }
    case 'line':
      return checkLines(question, path, yaml);
    case 'order': {
      const { items } = question;
      const twice = items.findIndex((item, index) => items.indexOf(item) < index);
      if (twice === -1) return [];
      const remedy = 'Nobody could tell the two apart: change one of them.';
      return [
        yaml.problemAt([...path, 'items', twice], {
          expected: 'different items',
          found: `"${items[twice] ?? ''}" twice`,
          remedy,
        }),
      ];
    }
  }
}

function checkLines(
  { code, answer, wrong, otherwise }: Extract<QuestionYaml, { kind: 'line' }>,
  path: YamlPath,
  yaml: YamlFile,
): AuthorProblem[] {
  const lines = linesOf(code);
  const hasText = (line: number): boolean => /\S/.test(lines[line - 1] ?? '');
  const problems: AuthorProblem[] = [];
  const refuse = (place: YamlPath, found: string): void => {
    const expected = `the number of a line with something on it, 1 to ${lines.length}`;
    problems.push(yaml.problemAt([...path, ...place], { expected, found, remedy: 'Correct the number.' }));
  };
  const silent = lines.findIndex(
    (_, index) => hasText(index + 1) && index + 1 !== answer && !Object.hasOwn(wrong, index + 1),
  );
  if (otherwise === undefined && silent !== -1) {
    const remedy = 'Say in wrong or in otherwise why it is not the answer.';
    const expected = 'a why for every line that may be chosen';
    problems.push(yaml.problemAt([...path, 'code'], { expected, found: `none for line ${silent + 1}`, remedy }));
  }
  if (!hasText(answer)) refuse(['answer'], String(answer));
  for (const line of Object.keys(wrong)) {
    if (!hasText(Number(line))) refuse(['wrong', line], line);
    if (Number(line) === answer) refuse(['wrong', line], `${line}, which is the answer`);
  }
  return problems;
}

function linesOf(code: string): readonly string[] {
  return code.trimEnd().split('\n');
}

/** Places 0 to `count - 1` in an order that depends on the question alone, and is never the right one. */
function shuffle(count: number, id: string): readonly number[] {
  const random = createRandom(Number.parseInt(id.slice(0, 8), 16));
  const places = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = random.integer(0, last);
    [places[last], places[other]] = [places[other] ?? 0, places[last] ?? 0];
  }
  return places.every((place, index) => place === index) ? places.toReversed() : places;
}
