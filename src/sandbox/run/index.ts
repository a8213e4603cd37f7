export { generatorForms, isGenerator } from './generate-values.ts';
export { apiOf } from './http-exchange.ts';
export { placeholderNames, prepareExercise } from './prepare-exercise.ts';
export { previewEvent } from './preview-event.ts';
export { loadForRun, runScenario, type RunOptions, type ScenarioRequest } from './run-scenario.ts';
export { wallClockMessage } from './wall-clock-message.ts';
export { describeInputPathProblem, describeTemplateProblem } from '../aws/target-input/index.ts';
export { describePatternProblem } from '../sources/patterns/index.ts';
export { describeScheduleProblem, nextFirings, type ScheduleTiming } from '../sources/schedules/index.ts';
