export { fillContextAttributes, type ScheduleContext } from './context-attributes.ts';
export { describeInputPathProblem } from './json-path.ts';
export { describeTemplateProblem, type TemplateProblem } from './input-template.ts';
export { makeTargetText, type RuleIdentity, type TargetInput, type TargetText } from './target-input.ts';
