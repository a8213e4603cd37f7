import type { Playground } from '#playground';
import type { PlaygroundProps } from './playground-props.ts';

/** Something that can be opened. Nothing of it runs. */
export interface Offer {
  readonly kind: 'offer';
  /** What it is, such as "the playground of this link". */
  readonly what: string;
  readonly playground: Playground;
}

/** What the address asks for: something to open, or why it cannot be, as a sentence. */
export type Opening = Offer | { readonly kind: 'refused'; readonly message: string };

/** Reads what stands behind the hash: `code=…` of a link, or `exercise=<lesson>/<exercise>`. Undefined where neither does. */
export async function readOpening(
  hash: string,
  { lessons, exercisesUrl }: PlaygroundProps,
): Promise<Opening | undefined> {
  const [, key, value = ''] = /^#(code|exercise)=(.*)$/s.exec(hash) ?? [];
  if (key === 'code') {
    const { openShareLink } = await import('./sharing.ts');
    const opened = openShareLink(value);
    return opened.kind === 'playground'
      ? { kind: 'offer', what: 'the playground of this link', playground: opened.playground }
      : { kind: 'refused', message: `This link cannot be opened. ${opened.message} What you have here is as it was.` };
  }
  if (key !== 'exercise') return undefined;
  const id = value.split('/').at(-1);
  const found = lessons.flatMap(({ exercises }) => exercises).find((one) => one.id === id);
  if (found === undefined)
    return { kind: 'refused', message: 'There is no such exercise. Choose one under "Import from an exercise".' };
  const { loadImportableExercise } = await import('./exercise-import.ts');
  const exercise = await loadImportableExercise(found, exercisesUrl);
  const whose = exercise.hasOwnCode ? 'own' : 'starter';
  return {
    kind: 'offer',
    what: `the exercise "${found.title}"${exercise.hasOwnCode ? ', with what you wrote there' : ''}`,
    playground: exercise.make(0, whose),
  };
}
