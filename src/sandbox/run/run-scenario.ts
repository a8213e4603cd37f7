import { lambdaQuotas } from '#aws-facts';
import { createIdSource, createRandom, createSimulation, type IdSource, type Random, type Simulation } from '#kernel';
import type { Cloud } from '../aws/index.ts';
import type { CloudSpec } from '../cloud-spec.ts';
import type {
  ActingStep,
  FunctionConfig,
  NetworkRoute,
  OutsideStep,
  RunLimits,
  SourceFiles,
  Step,
} from '../exercise-spec.ts';
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
  defaultIdleMs,
  type FunctionHost,
  functionIdentity,
  runtimeMemoryMb,
  WallClockLimitReached,
} from '../lambda/index.ts';
import type {
  DirectResponse,
  InvocationRecord,
  LogLine,
  OtherFunctionRecord,
  ScenarioOutcome,
  Transcript,
} from '../transcript.ts';
import type { TriggerSpec } from '../trigger-spec.ts';
import { mayCallAws, requestOfCloud } from './cloud-requests.ts';
import type { EventSources } from './event-sources.ts';
import { openHttpExchange, respondAs } from './http-exchange.ts';
import type { Invoker } from './invoker.ts';
import { locateErrors } from './locate-errors.ts';
import { createNetwork } from './network.ts';
import { prepareOthers } from './prepare-others.ts';
import { prepareSources } from './prepare-sources.ts';
import { type Caller, functionMaker, type HostSurroundings, type ScenarioFunction } from './scenario-functions.ts';
import { startOfTimeMs } from './start-of-time.ts';
import { wallClockMessage } from './wall-clock-message.ts';

export interface ScenarioRequest {
  readonly function: FunctionConfig;
  readonly files: SourceFiles;
  readonly steps: readonly Step[];
  /** The hosts that the function can reach; none when absent. */
  readonly network?: readonly NetworkRoute[];
  /** What there is around the function; nothing when absent. */
  readonly resources?: CloudSpec;
  /** Who calls the function; an HTTP API where it is absent. */
  readonly triggers?: readonly TriggerSpec[];
  readonly seed: number;
  /** Whether the transcript tells what there was over time: environments, and messages of queues. */
  readonly tellsHistory?: boolean;
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

/**
 * Loads what a run of this request needs, as far as that can be told without running it. Over a slow line it takes longer
 * than a run may.
 */
export async function loadForRun(request: ScenarioRequest, engine: GuestEngine): Promise<void> {
  const { needs } = await prepareFunctions(request);
  const withCloud = hasCloud(request);
  const [instance] = await Promise.all([
    engine.acquire(needs),
    withCloud ? loadCloud() : undefined,
    hasOutside(request, withCloud) ? loadOutside() : undefined,
  ]);
  engine.release(instance);
}

async function prepareFunctions({ files, resources }: ScenarioRequest) {
  const prepared = await prepareSources(files);
  const others = await prepareOthers(resources?.functions);
  const needs = new Set([prepared.files, ...others.files].flatMap((one) => [...guessNeeds(one)]));
  return { prepared, others, needs };
}

/** Runs one scenario in fresh execution environments and tells everything that happened. */
export async function runScenario(request: ScenarioRequest, options: RunOptions): Promise<ScenarioOutcome> {
  // What a run turns out to need, its repetition needs too.
  const { prepared, others, needs } = await prepareFunctions(request);
  const withOthers = { ...request, ...others.resourcesOf(request.resources) };
  const outcome = await runWithNeeds({ ...withOthers, files: prepared.files }, options, 'v8', needs);
  const located = await locateErrors(outcome, prepared.files, (files, stackTraces) =>
    runWithNeeds({ ...withOthers, files }, options, stackTraces, needs),
  );
  return others.restorePlaces(prepared.restorePlaces(located));
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
  const { tellsHistory = false } = request;
  const random = createRandom(request.seed);
  const simulation = createSimulation(startOfTimeMs);
  const ids = createIdSource(random);
  const network = createNetwork(request.network);
  const cloud = await openCloud(request, random, ids, simulation);
  let sources: EventSources | undefined;
  let caller: Caller = { name: functionIdentity.name, lineage: {} };
  const tellsTime = tellsHistory || cloud !== undefined || request.triggers !== undefined;
  const makeFunction = functionMaker({
    simulation,
    ids,
    idleMs: limits.environmentIdleMs ?? defaultIdleMs,
    logLines: limits.logLines,
    accountLimit: request.resources?.account?.concurrentExecutions,
    tellsTime,
    tellsHistory,
  });

  const answerRequest = (
    sent: NetworkRequest,
    { clock, log, wake, ...surroundings }: HostSurroundings,
    replyLater: (outcome: NetworkOutcome) => void,
  ): NetworkOutcome | undefined => {
    const nowMs = clock.now();
    caller = surroundings.caller();
    const sayMissing = (message: string): void => {
      log.write({ isRaw: true, isStandardError: false, level: 'WARN', requestId: '', text: () => message }, nowMs);
    };
    const answered = cloud && requestOfCloud(cloud, { request: sent, nowMs, caller: caller.name, sayMissing });
    if (answered === undefined) return network.request(sent, nowMs);
    if (answered.kind === 'now') return answered.outcome;
    answered.whenDone((outcome) => {
      replyLater(outcome);
      wake();
    }, simulation.now);
    return undefined;
  };
  const openFunction = async (name: string, config: FunctionConfig, files: SourceFiles): Promise<ScenarioFunction> => {
    const openHost = await hostOpener({ function: config, files }, options, stackTraces, needs);
    return makeFunction({
      name,
      config,
      createHost: (surroundings) => {
        const { clock, log } = surroundings;
        return openHost({
          clock,
          random,
          writeLog: (line) => {
            log.write(line, clock.now());
          },
          request(sent, replyLater) {
            const answer = (): NetworkOutcome | undefined => answerRequest(sent, surroundings, replyLater);
            return sources === undefined ? answer() : sources.inLineage(surroundings.caller().lineage, answer);
          },
        });
      },
    });
  };
  const { name: ownName } = functionIdentity;
  const main = await openFunction(ownName, request.function, request.files);
  const others: ScenarioFunction[] = [];
  for (const [name, { files, ...config }] of Object.entries(request.resources?.functions ?? {}))
    others.push(await openFunction(name, config, files));
  const functions = new Map([main, ...others].map((one) => [one.name, one]));
  const { invoker } = main;
  try {
    const directResponses: DirectResponse[] = [];
    const { triggers = [] } = request;
    const running = { simulation, ids, invoker, functions, triggers, directResponses };
    await simulation.run(async () => {
      // A queue may hold messages from the beginning: its poller starts with the scenario.
      const outside = await openOutside(request, cloud, running);
      sources = outside?.sources;
      outside?.connectFunctions(() => caller);
      await runSteps(request.steps, { ...running, outside });
    });
    const { invocations } = invoker;
    const { requests } = network;
    const { log } = main;
    const transcript: Transcript = {
      invocations,
      logs: log.lines,
      droppedLogLines: log.dropped,
      requests,
      ...(sources !== undefined && { deliveries: sources.deliveries }),
      ...(tellsHistory && {
        history: {
          environments: main.lambdaFunction.environments(),
          queueEvents: cloud?.sqs.events() ?? [],
          endedAt: Math.floor(simulation.now()),
        },
      }),
      ...(sources !== undefined && sources.firings.length > 0 && { firings: sources.firings }),
      ...(directResponses.length > 0 && { directResponses }),
      ...(cloud !== undefined && { calls: cloud.calls, cloud: cloud.state(simulation.now()) }),
      ...(await metricsIn(log.lines)),
      ...(others.length > 0 && { functions: Object.fromEntries(others.map((one) => [one.name, toRecord(one)])) }),
    };
    return { kind: 'ran', transcript };
  } catch (thrown) {
    if (!(thrown instanceof WallClockLimitReached)) throw thrown;
    return { kind: 'stopped', reason: 'wall-clock-limit', message: wallClockMessage(limits) };
  } finally {
    for (const { lambdaFunction } of functions.values()) lambdaFunction.dispose();
  }
}

/** Loaded for functions that log some. */
async function metricsIn(logs: readonly LogLine[]): Promise<Pick<Transcript, 'metrics' | 'metricProblems'>> {
  if (!logs.some(({ source, text }) => source === 'function' && text.includes('_aws'))) return {};
  const { readEmbeddedMetrics } = await import('./embedded-metrics.ts');
  const { metrics, problems } = readEmbeddedMetrics(logs);
  return {
    ...(metrics.length > 0 && { metrics }),
    ...(problems.length > 0 && { metricProblems: problems }),
  };
}

function toRecord({ invoker, log }: ScenarioFunction): OtherFunctionRecord {
  return { invocations: invoker.invocations, logs: log.lines, droppedLogLines: log.dropped };
}

/** The services around the function. They are there where an exercise has some, or the code asks for them. */
async function openCloud(
  request: ScenarioRequest,
  random: Random,
  ids: IdSource,
  simulation: Simulation,
): Promise<Cloud | undefined> {
  if (!hasCloud(request)) return undefined;
  const { resources, triggers = [] } = request;
  const [{ createCloud }, { declaredRules, declaredSchedules }, schedules, patterns] = await Promise.all([
    loadCloud(),
    loadDeclared(),
    import('../sources/schedules/index.ts'),
    import('../sources/patterns/index.ts'),
  ]);
  const { describeScheduleProblem } = schedules;
  const { describePatternProblem, matchesPattern } = patterns;
  const { name: functionName, region, account: accountId, credentials } = functionIdentity;
  const spec = withSourcesOf(triggers, resources ?? {});
  return createCloud(spec, {
    ids,
    random,
    region,
    accountId,
    credentials,
    simulation,
    functionName,
    createdMs: startOfTimeMs,
    rules: declaredRules(triggers, spec),
    schedules: declaredSchedules(triggers, spec),
    ruleReaders: {
      describePattern: (pattern) => describePatternProblem(pattern),
      matchesPattern,
      describeSchedule: (scheduleExpression) => describeScheduleProblem({ by: 'rule', scheduleExpression }),
    },
    describeSchedule: (schedule) => describeScheduleProblem({ ...schedule, by: 'scheduler' }),
  });
}

function hasCloud({ resources, triggers = [], files }: ScenarioRequest): boolean {
  const keepsWhatComes = triggers.some(({ kind }) => kind === 'sns' || kind === 'event-rule');
  return resources !== undefined || keepsWhatComes || mayCallAws(files);
}

/** What triggers and resources say of rules and schedules. */
function loadDeclared() {
  return import('./declared-rules.ts');
}

/** Loaded only where there are services. */
function loadCloud() {
  return import('../aws/index.ts');
}

/** What a trigger is subscribed to is there, even where no resource says so. */
function withSourcesOf(triggers: readonly TriggerSpec[], resources: CloudSpec): CloudSpec {
  const topics = triggers.flatMap((trigger) =>
    trigger.kind === 'sns' ? [[trigger.topic, { subscriptions: [] }] as const] : [],
  );
  const buses = triggers.flatMap((trigger) => (trigger.kind === 'event-rule' ? (trigger.bus ?? []) : []));
  return {
    ...resources,
    topics: { ...Object.fromEntries(topics), ...resources.topics },
    buses: [...buses, ...(resources.buses ?? [])],
  };
}

type GuestOwn = Pick<ConstructorParameters<typeof GuestVm>[0], 'clock' | 'random' | 'writeLog' | 'request'>;

/** Returns what opens the inside of an execution environment: a guest in an instance of its own. */
async function hostOpener(
  { function: config, files }: Pick<ScenarioRequest, 'function' | 'files'>,
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
      functionMemoryBytes: (config.memorySize - runtimeMemoryMb) * 2 ** 20,
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
      memoryUsedMb: () => guest.memoryUsedMb(),
      temporaryBytes: () => guest.temporaryBytes(),
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
  readonly invoker: Invoker;
  readonly functions: ReadonlyMap<string, ScenarioFunction>;
  readonly triggers: readonly TriggerSpec[];
  readonly directResponses: DirectResponse[];
}

interface RunningSteps extends Running {
  /** What is around the function: absent where nothing but requests and invocations happens. */
  readonly outside: OutsideOfFunction | undefined;
}

interface OutsideOfFunction {
  readonly sources: EventSources;
  perform(step: OutsideStep): void;
  /** Time has gone on: items expire. */
  onTime(): void;
  /** Lets functions invoke functions. `caller` says which one calls a service now. */
  connectFunctions(caller: () => Caller): void;
}

async function openOutside(
  request: ScenarioRequest,
  cloud: Cloud | undefined,
  { simulation, ids, invoker, functions }: Running,
): Promise<OutsideOfFunction | undefined> {
  if (!hasOutside(request, cloud !== undefined)) return undefined;
  const { triggers = [], resources = {} } = request;
  const [{ connectSources }, { createFunctionRunner }, { performOutside }, { declaredRules, declaredSchedules }] =
    await loadOutside();
  // Where there are services, they hold what is declared.
  const declared =
    cloud === undefined
      ? { rules: declaredRules(triggers, resources), schedules: declaredSchedules(triggers, resources) }
      : { rules: [], schedules: [] };
  const sources = connectSources({ triggers, cloud, simulation, ids, invoker, functions, declared });
  return {
    sources,
    perform(step) {
      performOutside(step, { cloud, sources, simulation, ids });
    },
    onTime() {
      cloud?.dynamodb.expire(cloud.contextAt(simulation.now()));
    },
    connectFunctions(caller) {
      cloud?.lambda.connect(createFunctionRunner({ simulation, functions, caller, tellLoop: sources.tellLoop }));
    },
  };
}

function hasOutside({ steps, triggers }: ScenarioRequest, withCloud: boolean): boolean {
  return withCloud || triggers !== undefined || !steps.every(isPlainStep);
}

/** Loaded only where there is something around the function. */
function loadOutside() {
  return Promise.all([
    import('./event-sources.ts'),
    import('./function-runner.ts'),
    import('./outside-steps.ts'),
    loadDeclared(),
  ]);
}

function isPlainStep({ kind }: Step): boolean {
  return kind === 'invoke' || kind === 'http-request' || kind === 'parallel' || kind === 'wait' || kind === 'settle';
}

/** How long a scenario waits, where it does not say, until nothing more happens: an hour. */
const usualSettleSeconds = 3_600;

async function runSteps(steps: readonly Step[], running: RunningSteps): Promise<void> {
  const { simulation, invoker, outside } = running;
  const settle = async (seconds = usualSettleSeconds): Promise<void> => {
    if (outside === undefined || (await simulation.settled(simulation.now() + seconds * 1_000))) return;
    outside.sources.tellUnsettled(
      `After ${seconds} s, something would still have happened: a retry, or a message that comes back.`,
    );
  };
  for (const [index, step] of steps.entries()) {
    invoker.step = index + 1;
    switch (step.kind) {
      case 'wait': {
        const untilMs = simulation.now() + step.seconds * 1_000;
        await (outside?.sources.passTime(untilMs, steps[index + 1]) ?? simulation.until(untilMs));
        outside?.onTime();
        break;
      }
      case 'settle':
        await settle(step.seconds);
        break;
      case 'parallel': {
        const beginMs = simulation.now();
        const records = await simulation.all(
          step.steps.map((one, place) => async () => {
            const afterMs = step.startsAfterMs?.[place] ?? 0;
            if (afterMs > 0) await simulation.until(beginMs + afterMs);
            return runStep(one, running);
          }),
        );
        for (const record of records) if (record !== undefined) invoker.keep(record);
        break;
      }
      case 'invoke':
      case 'http-request': {
        const record = await runStep(step, running);
        if (record !== undefined) invoker.keep(record);
        break;
      }
      case 'invoke-async':
        outside?.sources.invokeAsynchronously(step.event);
        break;
      default:
        outside?.perform(step);
    }
  }
  if (steps.at(-1)?.kind !== 'wait') await settle();
}

/** Only few scenarios have requests that follow a response. */
function loadFollowing() {
  return import('./follow-location.ts');
}

/** Undefined where an API answered by itself. */
async function runStep(given: ActingStep, running: Running): Promise<InvocationRecord | undefined> {
  const { simulation, ids, invoker, triggers, directResponses } = running;
  if (given.kind === 'invoke') {
    const record = await invoker.invoke(given.event);
    return given.source === undefined ? record : { ...record, response: respondAs(given.source, record.outcome) };
  }
  const step = given.follows === undefined ? given : (await loadFollowing()).following(given, running);
  if (step === undefined) return undefined;
  const exchange = openHttpExchange(step, triggers, simulation, ids);
  if (exchange.kind === 'direct') {
    directResponses.push({ step: invoker.step, response: exchange.response });
    return undefined;
  }
  const startMs = simulation.now();
  const record = await invoker.invoke(exchange.event);
  return { ...record, response: exchange.respond(record.outcome, simulation.now() - startMs) };
}

function vcpus(memorySize: number): number {
  // A handler's JavaScript runs on one thread: more than one vCPU does not make it faster.
  return Math.min(1, memorySize / lambdaQuotas.memoryPerVcpu.value);
}
