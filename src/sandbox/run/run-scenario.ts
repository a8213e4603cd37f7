import { lambdaQuotas } from '#aws-facts';
import { createClock, createIdSource, createRandom, type JsonValue } from '#kernel';
import type { FunctionConfig, RunLimits, SourceFiles, Step } from '../exercise-spec.ts';
import { GuestVm, readExportNames, type GuestEngine, type StackTraces } from '../guest/index.ts';
import { createFunctionLog, ExecutionEnvironment, WallClockLimitReached } from '../lambda/index.ts';
import { toHttpApiEvent, toHttpResponse } from '../sources/index.ts';
import type { InvocationRecord, ScenarioOutcome } from '../transcript.ts';
import { locateErrors } from './locate-errors.ts';

export interface ScenarioRequest {
  readonly function: FunctionConfig;
  readonly files: SourceFiles;
  readonly steps: readonly Step[];
  readonly seed: number;
}

export interface RunOptions {
  readonly engine: GuestEngine;
  readonly limits: RunLimits;
  /** Real time in milliseconds, any origin. */
  readonly wallClockMs: () => number;
  /** On the same scale: when the run has to end. */
  readonly wallDeadlineMs: number;
}

/** Simulated CPU time of one interrupt callback of the engine at one vCPU. docs/decisions says how it was chosen. */
const msPerInterruptAtOneVcpu = 0.2;
/** Every scenario begins at the same virtual time, so that a run can be repeated: 2026-01-15T10:00:00Z. */
const startOfTimeMs = Date.UTC(2026, 0, 15, 10);

/** Runs one scenario in a fresh execution environment and tells everything that happened. */
export async function runScenario(request: ScenarioRequest, options: RunOptions): Promise<ScenarioOutcome> {
  const outcome = await runOnce(request, options, 'v8');
  return locateErrors(outcome, request.files, (files, stackTraces) =>
    runOnce({ ...request, files }, options, stackTraces),
  );
}

async function runOnce(
  request: ScenarioRequest,
  options: RunOptions,
  stackTraces: StackTraces,
): Promise<ScenarioOutcome> {
  const { engine, limits, wallClockMs, wallDeadlineMs } = options;
  const needs = { consoleFormat: Object.values(request.files).some((text) => text.includes('console')) };
  const exportNames = await readExportNames(request.files);
  let instance = await engine.acquire(needs);
  const random = createRandom(request.seed);
  const clock = createClock(startOfTimeMs);
  const ids = createIdSource(random);
  const log = createFunctionLog(clock, limits.logLines);
  const environment = new ExecutionEnvironment({
    config: request.function,
    clock,
    ids,
    log,
    createHost: async () => {
      // A guest that had to be stopped took its instance with it.
      if (instance.isSpent) instance = await engine.acquire(needs);
      return new GuestVm({
        engine: instance,
        files: request.files,
        exportNames,
        clock,
        random,
        memoryBytes: limits.guestMemoryBytes,
        stackTraces,
        msPerInterrupt: msPerInterruptAtOneVcpu / vcpus(request.function.memorySize),
        wallClockMs,
        wallDeadlineMs,
        writeLog: (level, text) => {
          log.message(level, environment.requestId, text);
        },
      });
    },
  });
  try {
    const invocations: InvocationRecord[] = [];
    for (const [index, step] of request.steps.entries()) {
      const event = step.kind === 'http-request' ? toHttpApiEvent(step.request, clock, ids) : step.event;
      const invocation = await environment.invoke(event);
      const isHttp = step.kind === 'http-request' || step.source === 'http-api';
      const response = isHttp ? { response: toHttpResponse(invocation.outcome) } : {};
      invocations.push({ step: index + 1, event, ...invocation, ...response });
    }
    return { kind: 'ran', transcript: { invocations, logs: log.lines, droppedLogLines: log.dropped } };
  } catch (thrown) {
    if (!(thrown instanceof WallClockLimitReached)) throw thrown;
    return { kind: 'stopped', reason: 'wall-clock-limit', message: wallClockMessage(limits) };
  } finally {
    environment.dispose();
    engine.release(instance);
  }
}

/** The event that a step of a scenario with this seed brings. Of ids in it, those of the first step are the run's own. */
export function previewEvent(step: Step, seed: number): JsonValue {
  if (step.kind === 'invoke') return step.event;
  return toHttpApiEvent(step.request, createClock(startOfTimeMs), createIdSource(createRandom(seed)));
}

/** What a learner reads when a run took longer than this page allows. */
export function wallClockMessage({ wallClockMs }: RunLimits): string {
  const seconds = wallClockMs / 1_000;
  return `The run was stopped: it had not ended after ${seconds} s of real time. Look for a loop that never ends, or for work on something huge.`;
}

function vcpus(memorySize: number): number {
  // A handler's JavaScript runs on one thread: more than one vCPU does not make it faster.
  return Math.min(1, memorySize / lambdaQuotas.memoryPerVcpu.value);
}
