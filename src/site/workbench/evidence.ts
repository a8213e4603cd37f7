// What there is to see once something was run or asked for. Loaded then: a page that is only read does without it.
import './result-styles.ts';

export { Hints } from './hints.tsx';
export { MeasurementsView } from './measurements-view.tsx';
export { ResultView } from './result-view.tsx';
export { SolutionView } from './solution-view.tsx';
