// What there is to see once something was run or asked for. Loaded then: a page that is only read does without it.
import resultStyles from '../styles/results.css?inline';

export { eventChoices, EventsPanel } from './events-panel.tsx';
export { Hints } from './hints.tsx';
export { MeasurementsView } from './measurements-view.tsx';
export { ResultView } from './result-view.tsx';
export { SolutionView } from './solution-view.tsx';

// An ordinary import would be linked on every page: Astro does not tell what is imported later from what is imported at once.
const styleSheet = new CSSStyleSheet();
styleSheet.replaceSync(resultStyles);
document.adoptedStyleSheets.push(styleSheet);
