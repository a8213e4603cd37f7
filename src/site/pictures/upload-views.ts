// What there is to see of an upload. Loaded then.
import '../workbench/result-styles.ts';

export { OutcomeView } from '../workbench/invocation-view.tsx';
export { PicturesView } from './pictures-view.tsx';
