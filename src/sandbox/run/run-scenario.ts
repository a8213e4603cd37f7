import { lambdaQuotas } from '#aws-facts';
import {
  createClock,
  createIdSource,
  createRandom,
  createSimulation,
  type IdSource,
  type JsonValue,
  type Random,
  type Simulation,
} from '#kernel';
import type { Cloud } from '../aws/index.ts';
import type { CloudSpec } from '../cloud-spec.ts';
import type { ActingStep, FunctionConfig, NetworkRoute, RunLimits, SourceFiles, Step } from '../exercise-spec.ts';
import {
  GuestModuleNeeded,
  GuestVm,
  guessNeeds,
  readExportNames,
  type GuestEngine,
  type GuestNeeds,
  type NetworkOutcome,
  type NetworkRequest,
  type StackTraces,
} from '../guest/index.ts';
import {
  createFunctionLog,
  defaultIdleMs,
  ExecutionEnvironment,
  type FunctionHost,
  functionIdentity,
  LambdaFunction,
  WallClockLimitReached,
} from '../lambda/index.ts';
import { toHttpApiEvent, toHttpResponse } from '../sources/index.ts';
import type { InvocationRecord, ScenarioOutcome } from '../transcript.ts';
import { mayCallAws, requestOfCloud } from './cloud-requests.ts';
import { locateErrors } from './locate-errors.ts';
import { createNetwork } from './network.ts';
import { prepareSources } from './prepare-sources.ts';

export interface ScenarioRequest {
  readonly function: FunctionConfig;
  readonly files: SourceFiles;
  readonly steps: readonly Step[];
  /** The hosts that the function can reach; none when absent. */
  readonly network?: readonly NetworkRoute[];
  /** What there is around the function; nothing when absent. */
  readonly resources?: CloudSpec;
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

/** Runs one scenario in fresh execution environments and tells everything that happened. */
export async function runScenario(request: ScenarioRequest, options: RunOptions): Promise<ScenarioOutcome> {
  const prepared = await prepareSources(request.files);
  // What a run turns out to need, its repetition needs too.
  const needs = new Set(guessNeeds(prepared.files));
  const outcome = await runWithNeeds({ ...request, files: prepared.files }, options, 'v8', needs);
  const located = await locateErrors(outcome, prepared.files, (files, stackTraces) =>
    runWithNeeds({ ...request, files }, options, stackTraces, needs),
  );
  return prepared.restorePlaces(located);
}

/** Runs the scenario, and once more with each guest module that it turns out to need: runs repeat to the letter. */
async function runWithNeeds(
  request: ScenarioRequest,
  options: RunOptions,
  stackTraces: StackTraces,
  needs: Set<string>,
): Promise<ScenarioOutcome> {
  for (;;) {
    try {
      return await runOnce(request, options, stackTraces, needs);
    } catch (thrown) {
      if (!(thrown instanceof GuestModuleNeeded) || needs.has(thrown.moduleName)) throw thrown;
      needs.add(thrown.moduleName);
    }
  }
}

async function runOnce(
  request: ScenarioRequest,
  options: RunOptions,
  stackTraces: StackTraces,
  needs: GuestNeeds,
): Promise<ScenarioOutcome> {
  const { limits } = options;
  const random = createRandom(request.seed);
  const simulation = createSimulation(startOfTimeMs);
  const ids = createIdSource(random);
  const log = createFunctionLog(limits.logLines);
  const network = createNetwork(request.network);
  const cloud = await openCloud(request, random, ids);
  const answerRequest = (sent: NetworkRequest, nowMs: number): NetworkOutcome => {
    const say = (message: string): void => {
      log.write({ isRaw: true, isStandardError: false, level: 'WARN', requestId: '', text: () => message }, nowMs);
    };
    return (cloud && requestOfCloud(cloud, sent, nowMs, say)) ?? network.request(sent, nowMs);
  };
  const openHost = await hostOpener(request, options, stackTraces, needs);
  const lambdaFunction = new LambdaFunction({
    simulation,
    idleMs: limits.environmentIdleMs ?? defaultIdleMs,
    createEnvironment: () =>
      new ExecutionEnvironment({
        config: request.function,
        simulation,
        ids,
        log,
        createHost: (clock) =>
          openHost({
            clock,
            random,
            writeLog: (line) => {
              log.write(line, clock.now());
            },
            request: (sent) => answerRequest(sent, clock.now()),
          }),
      }),
  });
  try {
    const invocations = await simulation.run(() => runSteps(request.steps, { simulation, ids, lambdaFunction }));
    const { requests } = network;
    const transcript = { invocations, logs: log.lines, droppedLogLines: log.dropped, requests };
    if (cloud === undefined) return { kind: 'ran', transcript };
    return { kind: 'ran', transcript: { ...transcript, calls: cloud.calls, cloud: cloud.state(simulation.now()) } };
  } catch (thrown) {
    if (!(thrown instanceof WallClockLimitReached)) throw thrown;
    return { kind: 'stopped', reason: 'wall-clock-limit', message: wallClockMessage(limits) };
  } finally {
    lambdaFunction.dispose();
  }
}

/** The services around the function. They are loaded where an exercise has some, or the code asks for them. */
async function openCloud(
  { resources, files }: ScenarioRequest,
  random: Random,
  ids: IdSource,
): Promise<Cloud | undefined> {
  if (resources === undefined && !mayCallAws(files)) return undefined;
  const { createCloud } = await import('../aws/index.ts');
  const { region, account: accountId } = functionIdentity;
  return createCloud(resources ?? {}, { ids, random, region, accountId, createdMs: startOfTimeMs });
}

type GuestOwn = Pick<ConstructorParameters<typeof GuestVm>[0], 'clock' | 'random' | 'writeLog' | 'request'>;

/** Returns what opens the inside of an execution environment: a guest in an instance of its own. */
async function hostOpener(
  { function: config, files }: ScenarioRequest,
  { engine, limits, wallClockMs, wallDeadlineMs }: RunOptions,
  stackTraces: StackTraces,
  needs: GuestNeeds,
): Promise<(own: GuestOwn) => Promise<FunctionHost>> {
  const exportNames = await readExportNames(files);
  return async (own) => {
    const instance = await engine.acquire(needs);
    const guest = new GuestVm({
      ...own,
      engine: instance,
      files,
      exportNames,
      memoryBytes: limits.guestMemoryBytes,
      stackTraces,
      msPerInterrupt: msPerInterruptAtOneVcpu,
      slowdown: 1 / vcpus(config.memorySize),
      wallClockMs,
      wallDeadlineMs,
    });
    let isOpen = true;
    return {
      init: (request) => guest.init(request),
      invoke: (eventJson, context) => guest.invoke(eventJson, context),
      memoryUsedBytes: () => guest.memoryUsedBytes(),
      dispose() {
        if (!isOpen) return;
        isOpen = false;
        guest.dispose();
        engine.release(instance);
      },
    };
  };
}

interface Running {
  readonly simulation: Simulation;
  readonly ids: IdSource;
  readonly lambdaFunction: LambdaFunction;
}

async function runSteps(steps: readonly Step[], running: Running): Promise<readonly InvocationRecord[]> {
  const invocations: InvocationRecord[] = [];
  for (const [index, step] of steps.entries()) {
    const number = index + 1;
    switch (step.kind) {
      case 'wait':
        await running.simulation.until(running.simulation.now() + step.seconds * 1_000);
        break;
      case 'parallel':
        invocations.push(
          ...(await running.simulation.all(step.steps.map((one) => () => runStep(one, number, running)))),
        );
        break;
      case 'invoke':
      case 'http-request':
        invocations.push(await runStep(step, number, running));
    }
  }
  return invocations;
}

async function runStep(
  step: ActingStep,
  number: number,
  { simulation, ids, lambdaFunction }: Running,
): Promise<InvocationRecord> {
  const event = step.kind === 'http-request' ? toHttpApiEvent(step.request, simulation, ids) : step.event;
  const invocation = await lambdaFunction.invoke(event);
  const isHttp = step.kind === 'http-request' || step.source === 'http-api';
  return { step: number, event, ...invocation, ...(isHttp && { response: toHttpResponse(invocation.outcome) }) };
}

/** The event that a step of a scenario with this seed brings. Of ids in it, those of the first step are the run's own. */
export function previewEvent(step: ActingStep, seed: number): JsonValue {
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
