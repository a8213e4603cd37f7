export { describePatternProblem, matchesPattern } from './event-pattern.ts';
