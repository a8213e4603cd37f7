import { readTemplate, templateFile } from '#sam-template';
import { type ExerciseSpec, type SourceFiles, writesTemplate } from '#sandbox';
import { type AuthorProblem, valueOrAuthorError } from './author-problem.ts';
import { hashText } from './content-version.ts';
import { checkChecks } from './cross-checks/checks.ts';
import { checkFollows } from './cross-checks/follows.ts';
import { checkMistakes } from './cross-checks/mistakes.ts';
import { checkPlaceholders } from './cross-checks/placeholders.ts';
import { checkPredictions } from './cross-checks/predictions.ts';
import { checkResources } from './cross-checks/resources.ts';
import { checkFunctions } from './cross-checks/functions.ts';
import { checkTriggers } from './cross-checks/triggers.ts';
import { checkAgainstSchema } from './describe-issues.ts';
import {
  checkFiles,
  type ExerciseFiles,
  findHandlerFile,
  handlerFileNames,
  sortExerciseFiles,
} from './exercise-files.ts';
import { readExerciseTexts } from './exercise-prose.ts';
import { type ExerciseYaml, exerciseSchemas, kindSchema } from './exercise-schema.ts';
import type { Exercise, Mistake } from './exercise.ts';
import { checkTaskHeadings, findTaskHeadings } from './instructions.ts';
import { type Deployed, toExerciseSpec } from './to-exercise-spec.ts';
import { withObjectFiles } from './object-files.ts';
import { packageFiles } from './packages.ts';
import { toTriggers } from './trigger-schema.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** Which exercise a folder holds. */
export interface ExercisePlace {
  /** The folder's name. */
  readonly id: string;
  /** The name of the lesson's folder, such as `02-your-first-handler`. */
  readonly lesson: string;
}

/** Reads an exercise from its folder: path relative to the folder, and text. Throws an AuthorError with all problems. */
export function parseExercise(folder: Readonly<Record<string, string>>, place: ExercisePlace): Exercise {
  const { exercise, problems } = examineExercise(folder, place);
  return valueOrAuthorError(exercise, problems);
}

/** As {@link parseExercise}, with the problems as values. There is an exercise when it could be read in spite of them. */
export function examineExercise(
  folder: Readonly<Record<string, string>>,
  place: ExercisePlace,
): { readonly exercise?: Exercise; readonly problems: readonly AuthorProblem[] } {
  const at = (path: string): string => `content/lessons/${place.lesson}/exercises/${place.id}/${path}`;
  const sorted = sortExerciseFiles(folder);
  const problems = checkId(place.id, at(''));
  if (sorted.yaml === undefined) {
    const remedy = 'Write it, or start over with "npm run course -- new <lesson>/<exercise>".';
    return {
      problems: [
        ...problems,
        { file: at('exercise.yaml'), expected: 'the exercise as data', found: 'no such file', remedy },
      ],
    };
  }
  const { yaml, problems: yamlProblems } = readYaml(sorted.yaml, at('exercise.yaml'));
  if (yaml === undefined) return { problems: [...problems, ...yamlProblems] };
  const { value: kindOnly, problems: kindProblems } = checkAgainstSchema(yaml, kindSchema);
  if (kindOnly === undefined) return { problems: [...problems, ...kindProblems] };
  problems.push(...checkFiles(sorted, kindOnly.kind, at));
  const { value: read, problems: schemaProblems } = checkAgainstSchema(yaml, exerciseSchemas[kindOnly.kind]);
  if (read === undefined) return { problems: [...problems, ...schemaProblems] };
  const { value: written, unused, problems: objectProblems } = withObjectFiles(read, sorted.objects, yaml);
  problems.push(...objectProblems, ...unused.map((name) => unusedObject(at(`objects/${name}`))));
  const files = { ...sorted, starter: { ...sorted.starter, ...packageFiles(written.packages) } };
  const texts = readExerciseTexts(written, files.instructions, yaml, at('instructions.md'));
  const { value, instructions } = texts;
  problems.push(...texts.problems);

  const { deployed, problems: deploymentProblems } = deployedBy(value, files, at);
  if (deployed === undefined) return { problems: [...problems, ...deploymentProblems] };
  const headings = findTaskHeadings(instructions ?? '');
  if (instructions !== undefined)
    problems.push(...checkTaskHeadings(headings, value.tasks.length, at('instructions.md')));
  const { spec, problems: stepProblems } = toExerciseSpec(
    value,
    deployed,
    headings.map(({ title }) => title),
    files.functions,
    yaml,
  );
  problems.push(...stepProblems);
  if (stepProblems.length === 0) {
    problems.push(
      ...checkChecks(spec, yaml),
      ...checkFollows(spec, yaml),
      ...checkPredictions(spec.tasks, yaml),
      ...checkTriggers(spec, yaml),
      ...checkFunctions(spec, files.functions, yaml, at),
    );
  }
  spec.tasks.forEach((task, taskIndex) => {
    task.scenarios.forEach((scenario, index) => {
      const path = ['tasks', taskIndex, 'scenarios', index];
      problems.push(...checkPlaceholders(scenario, spec, path, yaml));
      problems.push(...checkResources(spec, scenario, path, yaml));
    });
  });
  const handlerFile = writesTemplate(value.kind) ? templateFile : findHandlerFile(spec.function.handler, files.starter);
  if (handlerFile === undefined)
    return { problems: [...problems, noHandlerFile(spec.function.handler, files.starter, yaml)] };
  if ('mistakes' in value) {
    const { starter, solution, mistakes } = files;
    const subject = { entries: value.mistakes, tasks: spec.tasks, files: mistakes, handlerFile, at };
    problems.push(...checkMistakes({ ...subject, solution: { ...starter, ...solution } }, yaml));
  }
  const exercise = toExercise(place, value, spec, { ...files, instructions }, handlerFile);
  return { exercise: { ...exercise, facts: texts.facts }, problems };
}

function toExercise(
  { id, lesson }: ExercisePlace,
  value: ExerciseYaml,
  spec: ExerciseSpec,
  { starter, solution: changes, mistakes, instructions = '' }: ExerciseFiles,
  handlerFile: string,
): Omit<Exercise, 'facts'> {
  const solution = { ...starter, ...changes };
  return {
    id,
    title: value.title,
    lesson,
    spec,
    handlerFile,
    instructions,
    starter,
    solution,
    mistakes:
      'mistakes' in value
        ? value.mistakes.map(({ file, replaces = handlerFile, caughtBy, why }): Mistake => ({
            name: file.replace(/\.\w+$/, ''),
            file: `mistakes/${file}`,
            files: { ...solution, [replaces]: mistakes[file] ?? '' },
            caughtBy,
            why,
          }))
        : wrongForecasts(spec, solution),
    contentVersion: contentVersion(spec, instructions),
  };
}

/** The function as `exercise.yaml` has it, or, where the learner writes the template, as the solution's says. */
function deployedBy(
  value: ExerciseYaml,
  { starter, solution }: ExerciseFiles,
  at: (path: string) => string,
): { readonly deployed?: Deployed; readonly problems: readonly AuthorProblem[] } {
  if (value.kind !== 'config' && value.kind !== 'tune') {
    const { function: config, triggers } = value;
    return {
      deployed: { function: config, ...(triggers !== undefined && { triggers: toTriggers(triggers) }) },
      problems: [],
    };
  }
  const { [templateFile]: text = '', ...files } = { ...starter, ...solution };
  const reading = readTemplate(text, files);
  if (reading.kind === 'model') return { deployed: reading.model, problems: [] };
  return {
    problems: reading.problems.map(({ line, message, remedy }) => ({
      file: at(`solution/${templateFile}`),
      line,
      expected: 'a template that can be deployed',
      found: message,
      remedy,
    })),
  };
}

/** The mistakes of an exercise in which nothing is written: every wrong forecast that is known. */
function wrongForecasts({ tasks }: ExerciseSpec, files: SourceFiles): Mistake[] {
  const predictions = tasks.flatMap(({ scenarios }) => scenarios.flatMap((scenario) => scenario.predictions ?? []));
  return predictions.flatMap(({ id, mistakes }) =>
    mistakes.map(({ forecast, say }) => ({
      name: `${id}: ${JSON.stringify(forecast)}`,
      file: 'exercise.yaml',
      files,
      forecast,
      caughtBy: id,
      why: say,
    })),
  );
}

/** Neither hints nor the starter change what a solved exercise proves. */
function contentVersion({ function: config, resources, triggers, tasks }: ExerciseSpec, instructions: string): string {
  const asked = {
    config,
    ...(resources !== undefined && { resources }),
    ...(triggers !== undefined && { triggers }),
    tasks: tasks.map(({ scenarios }) => scenarios),
    instructions: instructions.replaceAll('\r\n', '\n').trim(),
  };
  return hashText(JSON.stringify(asked));
}

function checkId(id: string, file: string): AuthorProblem[] {
  if (/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) return [];
  return [
    {
      file,
      expected: 'a folder named in kebab-case, such as greet-by-name',
      found: `"${id}"`,
      remedy: 'Rename the folder. Its name is the id under which progress is kept.',
    },
  ];
}

function unusedObject(file: string): AuthorProblem {
  return {
    file,
    expected: 'an object or an upload in exercise.yaml that names it under file',
    found: 'a file that nothing reads',
    remedy: 'Name it, or delete it.',
  };
}

function noHandlerFile(handler: string, starter: SourceFiles, yaml: YamlFile): AuthorProblem {
  const names = handlerFileNames(handler.slice(0, handler.lastIndexOf('.')));
  const found = Object.keys(starter);
  return yaml.problemAt(['function', 'handler'], {
    expected: `starter/ to hold the handler's file: ${names.join(', ')}`,
    found: found.length === 0 ? 'no file in starter/' : found.join(', '),
    remedy: 'Rename the file in starter/, or correct the part of handler before its dot.',
  });
}
