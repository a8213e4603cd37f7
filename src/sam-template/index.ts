export { applyTemplate, deployTemplate, templateFile, type Deployment } from './apply-template.ts';
export { readTemplate, type TemplateReading } from './read-template.ts';
export type { TemplateModel } from './template-model.ts';
export type { TemplateProblem } from './template-problem.ts';
