import { AuthorError, examineContent, type Content, type Exercise, type Lesson } from '#course';

/** Everything in content/, as texts. Vite watches the files: an edit shows without a restart. */
const texts: Readonly<Record<string, string>> = import.meta.glob<string>(
  [
    '/content/course.yaml',
    '/content/decision-guide.yaml',
    '/content/glossary.yaml',
    '/content/interview.yaml',
    '/content/lessons/*/index.mdx',
    '/content/lessons/*/quiz.yaml',
    '/content/lessons/*/exercises/**/*',
    '!/content/lessons/*/exercises/*/objects/*',
  ],
  { query: '?raw', import: 'default', eager: true },
);

/** What is in objects, as data URLs. */
const objects: Readonly<Record<string, string>> = import.meta.glob<string>('/content/lessons/*/exercises/*/objects/*', {
  query: '?inline',
  import: 'default',
  eager: true,
});

let loaded: Content | undefined;

/** The course. Throws an AuthorError with everything that is wrong with content/. */
export function loadCourse(): Content {
  if (loaded === undefined) {
    const base64 = Object.entries(objects).map(([path, url]) => [path, url.slice(url.indexOf(',') + 1)] as const);
    const files = Object.fromEntries(
      [...Object.entries(texts), ...base64].map(([path, text]) => [path.slice('/content/'.length), text]),
    );
    const content = examineContent(files);
    if (content.problems.length > 0) throw new AuthorError(content.problems);
    loaded = content;
  }
  return loaded;
}

/** An exercise by its id. Throws an Error that names those there are. */
export function loadExercise(id: string): Exercise {
  const { exercises } = loadCourse();
  const exercise = exercises.find((candidate) => candidate.id === id);
  if (exercise !== undefined) return exercise;
  throw new Error(`There is no exercise '${id}'. There are: ${exercises.map((known) => known.id).join(', ')}.`);
}

/** The lessons in the order of the course. */
export function lessonsInOrder(): readonly Lesson[] {
  const { course, lessons } = loadCourse();
  const order = course?.parts.flatMap((part) => part.lessons) ?? [];
  return order.flatMap((id) => lessons.find((lesson) => lesson.id === id) ?? []);
}

/** The lesson that is at an address from the site's root, such as `lessons/your-first-handler`. */
export function lessonAt(path: string): Lesson {
  const lesson = loadCourse().lessons.find(({ slug }) => slug === path.replace(/\/$/, ''));
  if (lesson === undefined) throw new Error(`There is no lesson at '${path}': this belongs into one.`);
  return lesson;
}
