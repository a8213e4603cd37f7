// What reads a playground's texts. Loaded when they are used: who only reads the page does without it.
export { deployExercise, importExercise, readPlayground, withSample } from '#playground';
