export { generatorForms, isGenerator } from './generate-values.ts';
export { apiOf } from './http-exchange.ts';
export { placeholderNames, prepareExercise } from './prepare-exercise.ts';
export { previewEvent, runScenario, wallClockMessage, type RunOptions, type ScenarioRequest } from './run-scenario.ts';
export { describePatternProblem } from '../sources/patterns/index.ts';
