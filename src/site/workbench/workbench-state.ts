import { batch, computed, effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals';
import type { JsonValue } from '#kernel';
import type { CloudSpec, Forecasts, GradeReport, NetworkRoute, ScenarioOutcome, SourceFiles, Step } from '#sandbox';
import type { RunResult, SandboxClient, TryRequest } from '#worker';
import type { ExerciseJson, SolutionJson } from '../content/exercise-files.ts';
import { emptyRecord, readRecord, writeRecord, type ExerciseRecord } from '../stores/exercise-record.ts';
import type { SafeStorage } from '../stores/safe-storage.ts';
import type { ExerciseProps } from './exercise-props.ts';
import { measure, type Measurement } from './measurement.ts';
import { type Activity, createRunActivity, describeFault } from './run-activity.ts';
import { offersHints } from './verdict-names.ts';

/** What the workbench reaches the outside through. */
export interface WorkbenchServices {
  readonly storage: SafeStorage;
  client(): Promise<SandboxClient>;
  fetchExercise(): Promise<ExerciseJson>;
  fetchSolution(): Promise<SolutionJson>;
  /** Called when something of the exercise was stored. */
  onStored(): void;
  /** A fresh 32-bit seed. */
  newSeed(): number;
}

/** A graded result on the page. The details are there only for a run of this visit. */
export interface ShownResult {
  readonly files: SourceFiles;
  readonly forecasts?: Forecasts;
  readonly report: GradeReport;
  readonly details?: Pick<RunResult, 'outcomes' | 'seed' | 'elapsedMs'>;
}

/** What the engine is asked to do: to grade, to send one event, or to send requests of the address bar. */
type Work = 'checks' | 'event' | 'requests';

/** What became of an event that was sent without grading. */
export interface TriedEvent {
  readonly files: SourceFiles;
  readonly outcome: ScenarioOutcome;
}

/** An event that is sent without grading, and what its scenario has besides. */
export interface SentEvent {
  readonly step: Step;
  readonly network?: readonly NetworkRoute[];
  readonly resources?: CloudSpec;
  readonly seed: number;
}

export interface WorkbenchState {
  /** The text of each file, by its name. */
  readonly texts: Readonly<Record<string, Signal<string>>>;
  /** All of them at once. */
  readonly files: ReadonlySignal<SourceFiles>;
  /** What the learner says will happen. */
  readonly forecasts: ReadonlySignal<Forecasts>;
  /** Whether no file is other than the starter's. */
  readonly isStarter: ReadonlySignal<boolean>;
  readonly activity: ReadonlySignal<Activity<Work>>;
  readonly result: ReadonlySignal<ShownResult | undefined>;
  readonly isStale: ReadonlySignal<boolean>;
  /** What the runs of this visit have measured, where that is what the exercise is about. */
  readonly measurements: ReadonlySignal<readonly Measurement[]>;
  readonly record: ReadonlySignal<ExerciseRecord>;
  /** A fault of ours, in words, with what to do. */
  readonly fault: ReadonlySignal<string | undefined>;
  readonly tried: ReadonlySignal<TriedEvent | undefined>;
  /** Whether an event was sent to other files than those there are now. */
  readonly isTriedStale: ReadonlySignal<boolean>;
  /** The files that the solution changes. */
  readonly solution: ReadonlySignal<SourceFiles | undefined>;
  /** The files that another tab has stored meanwhile. */
  readonly elsewhere: ReadonlySignal<SourceFiles | undefined>;
  /** The task that hints are offered for, from 0. */
  readonly hintedTask: ReadonlySignal<number | undefined>;
  /** Takes up what is stored. `typed` and `said` are what stands in the page, which may have been used before it was live. */
  restore(typed: SourceFiles, said?: Forecasts): void;
  /** Takes a forecast, or takes it back. */
  forecast(id: string, value: JsonValue | undefined): void;
  run(): Promise<void>;
  /** Sends one event without grading. */
  send(sent: SentEvent): Promise<void>;
  /** Sends requests without grading. Undefined where nothing came of it, for a fault of ours that is told. */
  attempt(requests: Omit<TryRequest, 'function' | 'files'>): Promise<TriedEvent | undefined>;
  stop(): void;
  reset(): void;
  undoReset(): void;
  showNextHint(taskIndex: number): void;
  showSolution(): Promise<void>;
  hideSolution(): void;
  /** Takes over what another tab stored, or keeps what is here. */
  settleElsewhere(choice: 'take' | 'keep'): void;
  /** Looks whether another tab has stored something else. */
  noticeStored(): void;
  /** Tells the learner of a fault of ours. */
  report(error: unknown): void;
}

/** The state of one exercise on the page, and everything that can be done to it. Draws nothing. */
export function createWorkbenchState(props: ExerciseProps, services: WorkbenchServices): WorkbenchState {
  const { storage } = services;
  const record = signal<ExerciseRecord>(emptyRecord);
  const starter: SourceFiles = Object.fromEntries(props.files.map(({ name, starter: text }) => [name, text]));
  const texts = Object.fromEntries(props.files.map(({ name, starter: text }) => [name, signal(text)]));
  const files = computed<SourceFiles>(() =>
    Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, text.value])),
  );
  const put = (changed: SourceFiles): void => {
    batch(() => {
      for (const [name, text] of Object.entries(texts)) text.value = changed[name] ?? starter[name] ?? '';
    });
  };
  const forecasts = computed<Forecasts>(() => record.value.forecasts ?? {});
  const { activity, fault, busy, stop } = createRunActivity<Work>();
  const result = signal<ShownResult | undefined>(undefined);
  const measurements = signal<readonly Measurement[]>([]);
  const tried = signal<TriedEvent | undefined>(undefined);
  const solution = signal<SourceFiles | undefined>(undefined);
  const elsewhere = signal<SourceFiles | undefined>(undefined);

  const update = (change: Partial<ExerciseRecord>): void => {
    record.value = { ...record.value, ...change };
    writeRecord(storage, props.id, record.value);
    services.onStored();
  };

  const setForecast = (id: string, value: JsonValue | undefined): void => {
    const others = Object.entries(forecasts.value).filter(([other]) => other !== id);
    update({ forecasts: Object.fromEntries(value === undefined ? others : [...others, [id, value]]) });
  };

  effect(() => {
    const now = files.value;
    untracked(() => {
      const stored = { ...starter, ...record.value.files };
      if (!sameFiles(now, stored)) update({ files: changedFiles(now, starter) });
    });
  });

  const load = (): Promise<[SandboxClient, ExerciseJson]> => Promise.all([services.client(), services.fetchExercise()]);

  const tryOut = async (
    what: Work,
    requests: Omit<TryRequest, 'function' | 'files'>,
  ): Promise<TriedEvent | undefined> => {
    let result: TriedEvent | undefined;
    await busy(what, load, async ([client, { spec, starter: all }]) => {
      const sent = files.value;
      const outcome = await client.try({ function: spec.function, files: { ...all, ...sent }, ...requests });
      result = { files: sent, outcome };
    });
    return result;
  };

  return {
    texts,
    files,
    forecasts,
    isStarter: computed(() => sameFiles(files.value, starter)),
    activity,
    result,
    measurements,
    record,
    fault,
    tried,
    solution,
    elsewhere,
    isStale: computed(
      () =>
        result.value !== undefined &&
        (!sameFiles(result.value.files, files.value) || !sameForecasts(result.value.forecasts, forecasts.value)),
    ),
    isTriedStale: computed(() => tried.value !== undefined && !sameFiles(tried.value.files, files.value)),
    hintedTask: computed(() => {
      const verdict = result.value?.report.verdict;
      return verdict !== undefined && offersHints(verdict.kind) ? verdict.taskIndex : undefined;
    }),

    restore(typed, said = {}) {
      record.value = readRecord(storage, props.id);
      result.value = record.value.last;
      put(sameFiles({ ...starter, ...typed }, starter) ? { ...record.value.files } : typed);
      for (const [questionId, value] of Object.entries(said)) setForecast(questionId, value);
    },

    forecast: setForecast,

    run: () =>
      busy('checks', load, async ([client, { spec, starter: all }]) => {
        const judged = { files: files.value, ...(spec.kind === 'predict' && { forecasts: forecasts.value }) };
        const ran = await client.run({
          spec,
          ...judged,
          files: { ...all, ...judged.files },
          seed: services.newSeed(),
        });
        const { report, ...details } = ran;
        const measured = props.isMeasured === true ? measure(ran) : undefined;
        if (measured !== undefined) measurements.value = [...measurements.value, measured];
        result.value = { ...judged, report, details };
        update({
          last: { ...judged, report },
          ...(spec.kind === 'predict' && record.value.firstForecast === undefined && firstForecastOf(report)),
          ...(report.verdict.kind === 'passed' && passedNow(record.value, props.contentVersion)),
        });
      }),

    async send({ step, ...rest }) {
      const sent = await tryOut('event', { steps: [step], ...rest });
      if (sent !== undefined) tried.value = sent;
    },

    attempt: (requests) => tryOut('requests', requests),

    stop() {
      stop(() => {
        void services.client().then((client) => {
          client.stop();
        });
      });
    },

    reset() {
      if (sameFiles(files.value, starter)) return;
      const before = changedFiles(files.value, starter);
      put(starter);
      record.value = withoutSolutionSeen({ ...record.value, filesBeforeReset: before });
      writeRecord(storage, props.id, record.value);
      solution.value = undefined;
    },
    undoReset() {
      const { filesBeforeReset, ...rest } = record.value;
      if (filesBeforeReset === undefined) return;
      record.value = rest;
      put(filesBeforeReset);
    },

    showNextHint(taskIndex) {
      const shown = record.value.hintsShown?.[taskIndex] ?? 0;
      update({ hintsShown: { ...record.value.hintsShown, [taskIndex]: shown + 1 } });
    },

    async showSolution() {
      try {
        fault.value = undefined;
        const { files: solved } = await services.fetchSolution();
        solution.value = changedFiles(solved, starter);
        if (record.value.solved === undefined) update({ solutionSeen: true });
      } catch (error) {
        fault.value = describeFault(error);
      }
    },
    hideSolution() {
      solution.value = undefined;
    },

    report(error) {
      fault.value = describeFault(error);
    },
    noticeStored() {
      const stored = { ...starter, ...readRecord(storage, props.id).files };
      elsewhere.value = sameFiles(stored, files.value) ? undefined : stored;
    },
    settleElsewhere(choice) {
      const other = elsewhere.value;
      elsewhere.value = undefined;
      if (choice === 'take' && other !== undefined) put(other);
      else writeRecord(storage, props.id, record.value);
    },
  };
}

/** What a run adds that passed, the first time for this version of the exercise: that it is solved, or passes with the solution seen. */
function passedNow(record: ExerciseRecord, contentVersion: string): Pick<ExerciseRecord, 'solved' | 'followed'> {
  const how = record.solutionSeen === true ? 'followed' : 'solved';
  if (record[how]?.contentVersion === contentVersion) return {};
  return { [how]: { at: new Date().toISOString(), contentVersion } };
}

/** How good a forecast was that was made before anything could be seen; nothing where the run came to no end. */
function firstForecastOf({ verdict, tasks }: GradeReport): Pick<ExerciseRecord, 'firstForecast'> {
  if (verdict.kind === 'stopped') return {};
  const results = tasks.flatMap(({ scenarios }) => scenarios.flatMap(({ checks }) => checks));
  return { firstForecast: { right: results.filter(({ status }) => status === 'passed').length, of: results.length } };
}

function sameForecasts(one: Forecasts | undefined, other: Forecasts): boolean {
  return [...Object.keys(one ?? {}), ...Object.keys(other)].every((id) => one?.[id] === other[id]);
}

/** Whether both hold the same texts under the names of the first. */
function sameFiles(one: SourceFiles, other: SourceFiles): boolean {
  return Object.entries(one).every(([name, text]) => other[name] === text);
}

function changedFiles(files: SourceFiles, starter: SourceFiles): SourceFiles {
  return Object.fromEntries(Object.entries(files).filter(([name, text]) => starter[name] !== text));
}

/** Starting over is starting over: what was seen of the solution counts no more. */
function withoutSolutionSeen(record: ExerciseRecord): ExerciseRecord {
  const { solutionSeen, ...rest } = record;
  return solutionSeen === undefined ? record : rest;
}
