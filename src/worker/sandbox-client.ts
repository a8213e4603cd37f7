import {
  defaultLimits,
  type ExerciseSpec,
  grade,
  loadChecks,
  type PreparedScenario,
  prepareExercise,
  undeployedReport,
  SandboxError,
  wallClockMessage,
  writesTemplate,
  type RunLimits,
  type ScenarioOutcome,
  type ScenarioRequest,
  type SourceFiles,
} from '#sandbox';
import type { WorkerPort } from './protocol.ts';
import type { SandboxClient } from './sandbox-client-types.ts';
import { createWorkerSession, type RequestEnd, type WorkerSession } from './worker-session.ts';

export interface SandboxClientOptions {
  readonly spawn: () => WorkerPort;
  readonly limits?: RunLimits;
  /** Real milliseconds beyond the limit after which a worker that does not answer is ended. */
  readonly graceMs?: number;
  /** Real milliseconds in which the engine, and what a run needs of it, has to be there; it may come over a slow line. */
  readonly loadTimeoutMs?: number;
}

const stoppedByLearner = 'You stopped the run.';
const notRun = 'Not run: the run was stopped before it came to this.';

/**
 * Creates a {@link SandboxClient}: the watchdog over a worker. The engine's own guards end nearly everything; what they
 * cannot end (native loops that run for minutes) ends with the worker, and the next run gets a fresh one.
 */
export function createSandboxClient(options: SandboxClientOptions): SandboxClient {
  const { spawn, limits = defaultLimits, graceMs = 500, loadTimeoutMs = 60_000 } = options;
  let session: WorkerSession | undefined;
  let lastId = 0;
  /** Counts up with each run and each stop: a run that is no longer the current one stops by itself. */
  let currentRun = 0;

  const stop = (): void => {
    currentRun += 1;
    // An idle worker is worth keeping: its engine is loaded.
    if (busy) endSession();
  };
  let busy = false;
  const endSession = (): void => {
    session?.end();
    session = undefined;
  };

  /** Resolves to a worker that has what the request needs; undefined when the run was stopped meanwhile. */
  const readySession = async (request: ScenarioRequest): Promise<WorkerSession | undefined> => {
    const asked = session?.isAlive === true ? session : createWorkerSession(spawn);
    session = asked;
    const end = await asked.ask({ kind: 'load', id: ++lastId, request }, loadTimeoutMs);
    if (end.kind === 'ended') return undefined;
    if (end.kind === 'answered' && end.answer.kind === 'loaded') return asked;
    endSession();
    throw new SandboxError(`The engine that runs your code could not be loaded: ${loadFailure(end)}`);
  };

  const runAll = async (requests: readonly ScenarioRequest[]): Promise<ScenarioOutcome[]> => {
    const [first] = requests;
    if (first === undefined) throw new SandboxError('There is nothing to run.');
    stop();
    const run = ++currentRun;
    busy = true;
    try {
      const ready = await readySession(first);
      // Loading is not the learner's time.
      const fullTime = (): number => performance.now() + limits.wallClockMs;
      let deadlineMs = fullTime();
      const outcomes: ScenarioOutcome[] = [];
      let isOver = false;
      for (const request of requests) {
        if (isOver) {
          outcomes.push({ kind: 'not-run', message: notRun });
          continue;
        }
        const outcome: ScenarioOutcome =
          ready === undefined || run !== currentRun
            ? { kind: 'stopped', reason: 'by-learner', message: stoppedByLearner }
            : await runOne(ready, request, Math.max(0, deadlineMs - performance.now()));
        outcomes.push(outcome);
        isOver = outcome.kind !== 'ran';
        if (wentWell(outcome)) deadlineMs = fullTime();
      }
      return outcomes;
    } finally {
      if (run === currentRun) busy = false;
    }
  };

  const runOne = async (
    ready: WorkerSession,
    request: ScenarioRequest,
    remainingMs: number,
  ): Promise<ScenarioOutcome> => {
    const id = ++lastId;
    const end = await ready.ask({ kind: 'run-scenario', id, request, limits, remainingMs }, remainingMs + graceMs);
    switch (end.kind) {
      case 'ended':
        return { kind: 'stopped', reason: 'by-learner', message: stoppedByLearner };
      case 'overdue':
        return { kind: 'stopped', reason: 'wall-clock-limit', message: wallClockMessage(limits) };
      case 'died':
        return { kind: 'stopped', reason: 'worker-died', message: workerDied(end.reason) };
      case 'answered':
        if (end.answer.kind === 'outcome') return end.answer.outcome;
        ready.end();
        throw new SandboxError(
          end.answer.kind === 'fault' ? end.answer.message : 'The worker answered something else.',
        );
    }
  };

  return {
    async run({ spec: asked, files: given, forecasts, seed, checks: wanted }) {
      const startMs = performance.now();
      const deployed = await deploy(asked, given);
      if ('problems' in deployed) {
        const asPrepared = prepareExercise(asked, seed);
        const report = undeployedReport(asked, asPrepared, deployed.problems, await loadChecks(asPrepared));
        return { report, outcomes: [], seed, elapsedMs: performance.now() - startMs };
      }
      const { spec, files } = deployed;
      const all = prepareExercise(spec, seed);
      const scenarios = wanted === undefined ? all : all.filter((scenario) => hasOneOf(wanted, scenario));
      const checks = await loadChecks(scenarios);
      const outcomes = await runAll(
        scenarios.map(({ steps, network, resources, triggers, environment, seed: scenarioSeed }) => ({
          function: environment === undefined ? spec.function : { ...spec.function, environment },
          files,
          steps,
          ...(network !== undefined && { network }),
          ...(resources !== undefined && { resources }),
          ...(triggers !== undefined && { triggers }),
          seed: scenarioSeed,
        })),
      );
      const runs = scenarios.map((scenario, index) => {
        const outcome = outcomes[index];
        if (outcome === undefined) throw new SandboxError(`Scenario '${scenario.name}' has no outcome.`);
        return { scenario, outcome };
      });
      return {
        report: gradeOnly(spec, runs, checks, forecasts),
        outcomes: runs.map(({ scenario: { taskIndex, scenarioIndex, steps }, outcome }) => ({
          taskIndex,
          scenarioIndex,
          steps,
          outcome,
        })),
        function: spec.function,
        seed,
        elapsedMs: performance.now() - startMs,
      };
    },
    async try(request) {
      const [outcome] = await runAll([request]);
      if (outcome === undefined) throw new SandboxError('The event has no outcome.');
      return outcome;
    },
    stop,
    dispose() {
      currentRun += 1;
      endSession();
    },
  };
}

function hasOneOf(ids: readonly string[], { checks, predictions = [] }: PreparedScenario): boolean {
  return [...checks, ...predictions].some(({ id }) => ids.includes(id));
}

/** Grades the scenarios that were run. Of a task with none of them there is nothing to report. */
const gradeOnly: typeof grade = (spec, runs, checks, forecasts) => {
  const wasRun = (task: number, scenario: number): boolean =>
    runs.some(({ scenario: { taskIndex, scenarioIndex } }) => taskIndex === task && scenarioIndex === scenario);
  const tasks = spec.tasks.map((task, taskIndex) => ({
    ...task,
    scenarios: task.scenarios.filter((_, scenarioIndex) => wasRun(taskIndex, scenarioIndex)),
  }));
  const report = grade({ ...spec, tasks }, runs, checks, forecasts);
  return { ...report, tasks: report.tasks.filter(({ scenarios }) => scenarios.length > 0) };
};

/**
 * A scenario in which nothing failed gives the next one the full time: a right answer to many scenarios has to come to its
 * end on a slow phone. Code that is stopped, fails or floods its log has one limit for the whole run.
 */
function wentWell(outcome: ScenarioOutcome): boolean {
  if (outcome.kind !== 'ran') return false;
  const { invocations, droppedLogLines } = outcome.transcript;
  return droppedLogLines === 0 && invocations.every(({ outcome: { kind } }) => kind === 'answered');
}

type DeploymentProblems = Parameters<typeof undeployedReport>[2];

/** Gives the function what its template says, in exercises of kind config and tune. What reads templates is loaded only for them. */
async function deploy(
  spec: ExerciseSpec,
  files: SourceFiles,
): Promise<{ readonly spec: ExerciseSpec; readonly files: SourceFiles } | { readonly problems: DeploymentProblems }> {
  if (!writesTemplate(spec.kind)) return { spec, files };
  const { deployTemplate, templateFile } = await import('#sam-template');
  const deployment = await deployTemplate(spec, files);
  if (deployment.kind === 'deployed') return deployment;
  const [first, ...others] = deployment.problems.map(({ line, column, message, remedy }) => ({
    message: `${message} ${remedy}`,
    position: { file: templateFile, line, column },
  }));
  if (first === undefined) throw new SandboxError('A template was refused for no reason.');
  return { problems: [first, ...others] };
}

function loadFailure(end: RequestEnd): string {
  switch (end.kind) {
    case 'answered':
      return end.answer.kind === 'fault' ? end.answer.message : 'the worker answered something else';
    case 'died':
      return end.reason;
    case 'overdue':
      return 'it took too long';
    case 'ended':
      return 'it was stopped';
  }
}

function workerDied(reason: string): string {
  return `The worker that ran your code died (${reason}). It may have used up the browser's memory. Run again: a fresh one takes its place.`;
}
