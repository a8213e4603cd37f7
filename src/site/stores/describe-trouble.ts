import type { StorageTrouble } from './safe-storage.ts';

/** What to tell the learner about it. `damaged` is what to say of something that could not be read: by default, an exercise. */
export function describeTrouble(
  trouble: StorageTrouble,
  damaged = 'What was stored for this exercise could not be read, and was put aside. You start with fresh code.',
): string {
  switch (trouble) {
    case 'refused':
      return 'Your browser refuses to store anything for this site. Everything works, but your code and progress last only until you leave the page.';
    case 'full':
      return 'The storage of your browser is full. Everything works, but your latest changes last only until you leave the page.';
    case 'damaged':
      return damaged;
  }
}
