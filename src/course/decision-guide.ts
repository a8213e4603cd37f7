import type { FactName } from '#aws-facts';
import type { AuthorProblem } from './author-problem.ts';
import { type Answers, type Argument, decide, everyCombination, type GuideRule, places } from './decide.ts';
import { checkAgainstSchema } from './describe-issues.ts';
import { guideSchema, type ReasonYaml } from './guide-schema.ts';
import { readProse } from './prose.ts';
import { readYaml, type YamlPath } from './yaml-file.ts';

/** The questions that lead to a place for some work, as `decision-guide.yaml` has them. */
export interface DecisionGuide {
  readonly questions: readonly GuideQuestion[];
  /** The figures of AWS in its texts. */
  readonly facts: readonly FactName[];
}

/** Texts are inline Markdown, with figures filled in. */
export interface GuideQuestion extends GuideRule {
  readonly ask: string;
  readonly answers: readonly {
    readonly id: string;
    readonly text: string;
    readonly reasons: readonly GuideReason[];
  }[];
}

export type GuideReason = Argument & {
  readonly because: string;
  /** The folder of the lesson that explains it. */
  readonly lesson?: string;
};

const file = 'content/decision-guide.yaml';
const noGuide: DecisionGuide = { questions: [], facts: [] };

/** Reads `decision-guide.yaml`. `lessons` are the names of the lessons' folders. Problems are values. */
export function examineGuide(
  text: string,
  lessons: readonly string[],
): { readonly guide: DecisionGuide; readonly problems: readonly AuthorProblem[] } {
  const { yaml, problems: yamlProblems } = readYaml(text, file);
  if (yaml === undefined) return { guide: noGuide, problems: yamlProblems };
  const { value, problems: schemaProblems } = checkAgainstSchema(yaml, guideSchema);
  if (value === undefined) return { guide: noGuide, problems: schemaProblems };

  const facts: FactName[] = [];
  const problems: AuthorProblem[] = [];
  const refuse = (path: YamlPath, expected: string, found: string, remedy: string): void => {
    problems.push(yaml.problemAt(path, { expected, found, remedy }));
  };
  const say = (written: string, path: YamlPath): { readonly text: string; readonly hasFact: boolean } => {
    const prose = readProse(written);
    facts.push(...prose.facts);
    for (const { expected, found, remedy } of prose.problems) refuse(path, expected, found, remedy);
    return { text: prose.text, hasFact: prose.facts.length > 0 };
  };
  const refuseTwins = (ids: readonly string[], pathOf: (index: number) => YamlPath): void => {
    ids.forEach((id, index) => {
      if (ids.indexOf(id) < index)
        refuse(pathOf(index), 'each id once', `"${id}" twice`, 'Rename one of the two, or take it out.');
    });
  };
  const toReason = (yamlReason: ReasonYaml, id: string, path: YamlPath): GuideReason => {
    const { text: because, hasFact } = say(yamlReason.because, [...path, 'because']);
    const { lesson } = yamlReason;
    if (lesson === undefined && !hasFact) {
      const remedy = 'Name the lesson that explains it, or show the figure that it rests on as {fact:…}.';
      refuse(path, 'a lesson, or a fact in the text', 'neither', remedy);
    } else if (lesson !== undefined && !lessons.includes(lesson)) {
      refuse([...path, 'lesson'], `one of ${lessons.join(', ')}`, `"${lesson}"`, 'Correct the name.');
    }
    const rest = { id, because, ...(lesson !== undefined && { lesson }) };
    return 'rulesOut' in yamlReason
      ? { kind: 'rules-out', places: yamlReason.rulesOut, ...rest }
      : { kind: 'speaks-for', places: yamlReason.speaksFor, weight: yamlReason.weight, ...rest };
  };

  refuseTwins(
    value.questions.map(({ id }) => id),
    (index) => ['questions', index, 'id'],
  );
  const questions = value.questions.map((question, index): GuideQuestion => {
    const path = ['questions', index];
    refuseTwins(
      question.answers.map(({ id }) => id),
      (place) => [...path, 'answers', place, 'id'],
    );
    const answers = question.answers.map((answer, place) => {
      const own = [...path, 'answers', place];
      const reasons = answer.reasons.map((reason, number) =>
        toReason(reason, `${question.id}.${answer.id}.${number}`, [...own, 'reasons', number]),
      );
      for (const contradiction of contradictionsIn(reasons)) {
        const remedy = 'What is impossible has nothing that speaks for it: take one of the two out.';
        refuse(own, 'no place both ruled out and spoken for', contradiction, remedy);
      }
      return { id: answer.id, text: say(answer.text, [...own, 'text']).text, reasons };
    });
    return { id: question.id, ask: say(question.ask, [...path, 'ask']).text, answers };
  });
  if (problems.length === 0) problems.push(...checkEveryWay(questions));
  return { guide: { questions, facts }, problems };
}

/** Places that one answer both speaks for and rules out. */
function contradictionsIn(reasons: readonly Argument[]): readonly string[] {
  const named = (kind: Argument['kind']): readonly string[] =>
    reasons.flatMap((reason) => (reason.kind === kind ? reason.places : []));
  const ruledOut = named('rules-out');
  const spokenFor = named('speaks-for');
  return places.filter((place) => ruledOut.includes(place) && spokenFor.includes(place));
}

/** Goes every way through the guide: each has to end in a recommendation for which something speaks. */
function checkEveryWay(questions: readonly GuideRule[]): AuthorProblem[] {
  for (const answers of everyCombination(questions)) {
    const decision = decide(questions, answers);
    if (decision.kind === 'recommended' && decision.reasons.length > 0) continue;
    const found = decision.kind === 'nowhere' ? 'every place ruled out' : 'nothing that speaks for any';
    return [
      {
        file,
        expected: 'a recommendation with a reason, however the questions are answered',
        found: `${found}: ${describe(answers)}`,
        remedy: 'Let these answers leave a place, and let one of them speak for it.',
      },
    ];
  }
  return [];
}

function describe(answers: Answers): string {
  return Object.entries(answers)
    .map(([question, answer]) => `${question}=${answer}`)
    .join(', ');
}
