// What shows a step before it happens: loaded when somebody looks at events, as a graded run needs none of it.
export { apiOf, previewEvent } from '#sandbox';
