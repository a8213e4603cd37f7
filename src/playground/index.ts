export { fileNameProblem, fileNameRule, sortFiles } from './file-names.ts';
export { firstPlayground, isSamePlayground, parsePlayground, type Playground } from './playground.ts';
export {
  encodePlayground,
  linkKey,
  longestLink,
  makeShareLink,
  openShareLink,
  type OpenedLink,
  type ShareLink,
} from './share-link.ts';
export { deployExercise, importExercise, type DeployedExercise } from './import-exercise.ts';
export { readPlayground, type PlaygroundProblem, type ReadPlayground } from './read-playground.ts';
export { addSurroundings, writeHappenings, writeSurroundings, type Surroundings } from './write-setting.ts';
export { samples, type Sample } from './samples.ts';
export { withSample } from './with-sample.ts';
export { makeFolder, type PlaygroundFolder } from './folder/make-folder.ts';
export { zipFolder } from './folder/zip-folder.ts';
