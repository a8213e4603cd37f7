import { nearestWord } from '#kernel';
import type { AuthorProblem } from './author-problem.ts';
import type { Course, Lesson } from './course.ts';
import { type DecisionGuide, examineGuide } from './decision-guide.ts';
import type { Exercise } from './exercise.ts';
import { examineGlossary, type GlossaryTerm } from './glossary.ts';
import { examineInterview, type Interview } from './interview.ts';
import { examineCourse } from './parse-course.ts';
import { examineExercise, type ExercisePlace } from './parse-exercise.ts';
import { examineLesson } from './parse-lesson.ts';

/** The whole of `content/`, as far as it could be read, and everything that is wrong with it. */
export interface Content {
  readonly course?: Course;
  readonly lessons: readonly Lesson[];
  readonly exercises: readonly Exercise[];
  readonly glossary: readonly GlossaryTerm[];
  /** The interview deck; undefined where there is none. */
  readonly interview?: Interview;
  readonly guide?: DecisionGuide;
  readonly problems: readonly AuthorProblem[];
}

/** Path relative to a folder, and text. */
type Files = Readonly<Record<string, string>>;

/** Reads all of `content/`: path relative to it, and text. Problems are values. */
export function examineContent(files: Files): Content {
  const problems: AuthorProblem[] = [];
  const folders = [
    ...new Set(Object.keys(files).flatMap((path) => /^lessons\/([^/]+)\//.exec(path)?.[1] ?? [])),
  ].toSorted();
  const lessons = folders.flatMap((folder) => {
    const mdx = files[`lessons/${folder}/index.mdx`];
    if (mdx === undefined) {
      const file = `content/lessons/${folder}/index.mdx`;
      problems.push({
        file,
        expected: "the lesson's text",
        found: 'no such file',
        remedy: 'Write it, or delete the folder.',
      });
      return [];
    }
    const examined = examineLesson(mdx, folder, files[`lessons/${folder}/quiz.yaml`]);
    problems.push(...examined.problems);
    return examined.lesson ?? [];
  });
  const outline = files['course.yaml'];
  const examinedCourse = outline === undefined ? { problems: [noCourse] } : examineCourse(outline, folders);
  problems.push(...examinedCourse.problems);

  const glossaryText = files['glossary.yaml'];
  const glossary = glossaryText === undefined ? { terms: [], problems: [] } : examineGlossary(glossaryText, folders);
  problems.push(...glossary.problems, ...checkTerms(lessons, glossary.terms), ...findUnlinked(lessons, glossary.terms));

  const interviewText = files['interview.yaml'];
  const examinedInterview = interviewText === undefined ? undefined : examineInterview(interviewText, folders);
  problems.push(...(examinedInterview?.problems ?? []));

  const guideText = files['decision-guide.yaml'];
  const examinedGuide = guideText === undefined ? undefined : examineGuide(guideText, folders);
  problems.push(...(examinedGuide?.problems ?? []));

  const places = exerciseFolders(files);
  const exercises = places.flatMap(({ place, folder }) => {
    const examined = examineExercise(folder, place);
    problems.push(...examined.problems);
    return examined.exercise ?? [];
  });
  problems.push(
    ...checkUse(
      lessons,
      places.map(({ place }) => place),
    ),
  );
  return {
    ...('course' in examinedCourse && { course: examinedCourse.course }),
    lessons,
    exercises,
    glossary: glossary.terms,
    ...(examinedInterview !== undefined && { interview: examinedInterview.interview }),
    ...(examinedGuide !== undefined && { guide: examinedGuide.guide }),
    problems,
  };
}

const noCourse: AuthorProblem = {
  file: 'content/course.yaml',
  expected: 'the outline of the course',
  found: 'no such file',
  remedy: 'Write it: title, description, and parts with a title and lessons.',
};

/** Checks that the glossary has every term that a lesson names. */
function checkTerms(lessons: readonly Lesson[], glossary: readonly GlossaryTerm[]): AuthorProblem[] {
  const ids = glossary.map(({ id }) => id);
  return lessons.flatMap(({ id: lesson, terms }) =>
    terms
      .filter(({ id }) => !ids.includes(id))
      .map(({ id, line }): AuthorProblem => {
        const near = nearestWord(id, ids);
        return {
          file: `content/lessons/${lesson}/index.mdx`,
          line,
          expected: 'a term of content/glossary.yaml',
          found: `<Term id="${id}">`,
          remedy: near === undefined ? 'Add it there, or take the tag out.' : `Did you mean "${near}"?`,
        };
      }),
  );
}

/** Finds terms of the glossary that no lesson names: nobody would come upon them where they are needed. */
function findUnlinked(lessons: readonly Lesson[], glossary: readonly GlossaryTerm[]): AuthorProblem[] {
  const named = new Set(lessons.flatMap(({ terms }) => terms.map(({ id }) => id)));
  return glossary
    .filter(({ id }) => !named.has(id))
    .map(({ id }) => ({
      file: 'content/glossary.yaml',
      expected: 'terms that a lesson links at their first use',
      found: `"${id}", which none does`,
      remedy: `Write <Term id="${id}">…</Term> where the word comes first, or take the term out.`,
    }));
}

/** Finds the exercises in `content/`: each with its own files, paths relative to its folder. */
export function exerciseFolders(files: Files): readonly { readonly place: ExercisePlace; readonly folder: Files }[] {
  const folders = new Map<string, { place: ExercisePlace; folder: Record<string, string> }>();
  for (const [path, text] of Object.entries(files)) {
    const [, prefix, lesson, id, rest] = /^(lessons\/([^/]+)\/exercises\/([^/]+))\/(.+)$/.exec(path) ?? [];
    if (prefix === undefined || lesson === undefined || id === undefined || rest === undefined) continue;
    const entry = folders.get(prefix) ?? { place: { id, lesson }, folder: {} };
    entry.folder[rest] = text;
    folders.set(prefix, entry);
  }
  return [...folders.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, entry]) => entry);
}

/** Checks that ids are unique, and that every lesson shows its own exercises once each, and no others. */
function checkUse(lessons: readonly Lesson[], places: readonly ExercisePlace[]): AuthorProblem[] {
  const problems: AuthorProblem[] = [];
  const home = new Map<string, string>();
  for (const { id, lesson } of places) {
    const other = home.get(id);
    if (other !== undefined) {
      const expected = 'an id that no other exercise of the course has';
      const remedy = 'Rename one of the two folders. Progress is kept under the id.';
      problems.push({
        file: `content/lessons/${lesson}/exercises/${id}`,
        expected,
        found: `the same id in content/lessons/${other}`,
        remedy,
      });
    }
    home.set(id, lesson);
  }
  for (const lesson of lessons) {
    const file = `content/lessons/${lesson.id}/index.mdx`;
    const own = places.filter((place) => place.lesson === lesson.id).map(({ id }) => id);
    for (const [index, id] of lesson.exercises.entries()) {
      const found = `<Exercise id="${id}" />`;
      if (lesson.exercises.indexOf(id) < index) {
        problems.push({
          file,
          expected: 'each exercise once',
          found: `${found} for the second time`,
          remedy: 'Take one of the two out.',
        });
      } else if (!own.includes(id)) {
        const near = nearestWord(id, own);
        const remedy =
          near === undefined
            ? `Write it with "npm run course -- new ${lesson.id}/${id}", or take it out.`
            : `Did you mean "${near}"?`;
        problems.push({
          file,
          expected: `an exercise of this lesson: ${own.join(', ') || 'there is none'}`,
          found,
          remedy,
        });
      }
    }
    for (const id of own) {
      if (lesson.exercises.includes(id)) continue;
      problems.push({
        file,
        expected: `<Exercise id="${id}" />`,
        found: 'an exercise that the lesson does not show',
        remedy: 'Put it where the learner should meet it.',
      });
    }
  }
  return problems;
}
