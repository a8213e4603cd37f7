export { type Checks, loadAllChecks, loadChecks } from './check-definitions.ts';
export { grade, type ScenarioRun } from './grade.ts';
export { undeployedReport } from './undeployed-report.ts';
