// What there is to see of a scenario in which more happened than the function was called. Loaded then: most have no more.
export { BodyView } from './body-view.tsx';
export { CloudView } from './cloud-view.tsx';
export { PicturesSlot } from '../pictures/pictures-slot.tsx';
export { FunctionsView } from './functions-view.tsx';
export { MetricsView } from './metrics-view.tsx';
export { TimelineView } from './timeline-view.tsx';
