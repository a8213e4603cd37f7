import { batch, computed, effect, signal, untracked, type ReadonlySignal, type Signal } from '@preact/signals';
import {
  fileNameProblem,
  firstPlayground,
  isSamePlayground,
  type Playground,
  type PlaygroundProblem,
} from '#playground';
import type { ScenarioOutcome, SourcePosition } from '#sandbox';
import type { SandboxClient } from '#worker';
import { readPlaygroundRecord, writePlaygroundRecord } from '../stores/playground-record.ts';
import type { SafeStorage } from '../stores/safe-storage.ts';
import { type Activity, createRunActivity, describeFault } from '../workbench/run-activity.ts';
import type * as reading from './reading.ts';

/** What the playground reaches the outside through. */
export interface PlaygroundServices {
  readonly storage: SafeStorage;
  client(): Promise<SandboxClient>;
  /** Loads what reads the texts of a playground. */
  reading(): Promise<typeof reading>;
  /** A fresh 32-bit seed. */
  newSeed(): number;
}

/** A file that can be edited. A file that is renamed is another one with the same text. */
export interface PlaygroundFile {
  readonly name: string;
  readonly text: Signal<string>;
}

/** What came of a run, and of what. */
export interface PlaygroundResult {
  readonly ran: Playground;
  readonly outcome: ScenarioOutcome;
}

export interface PlaygroundState {
  readonly files: ReadonlySignal<readonly PlaygroundFile[]>;
  /** The name of the file that is shown. */
  readonly shown: Signal<string>;
  readonly config: Signal<Playground['function']>;
  readonly services: Signal<string>;
  readonly happenings: Signal<string>;
  /** All of it at once. */
  readonly playground: ReadonlySignal<Playground>;
  readonly activity: ReadonlySignal<Activity<'run' | 'download'>>;
  readonly fault: ReadonlySignal<string | undefined>;
  /** What keeps the playground, as it was when somebody wanted to use it, from running. */
  readonly problems: ReadonlySignal<readonly PlaygroundProblem[]>;
  readonly result: ReadonlySignal<PlaygroundResult | undefined>;
  readonly isStale: ReadonlySignal<boolean>;
  /** The first place in the files where the run went wrong, as long as they are what ran. */
  readonly failure: ReadonlySignal<{ readonly position: SourcePosition; readonly message: string } | undefined>;
  /** Whether there is something that would be lost if other things came in its place. */
  readonly isOwn: ReadonlySignal<boolean>;
  /** What was last put in the place of something else, as a sentence; undefined where nothing can be brought back. */
  readonly replaced: ReadonlySignal<string | undefined>;
  /** What another tab has stored meanwhile. */
  readonly elsewhere: ReadonlySignal<Playground | undefined>;
  /** Takes up what is stored. `typed` is what stands in the page, which may have been used before it was live. */
  restore(typed: Readonly<Record<string, string>>): void;
  /** Puts another playground in the place of this one, which is kept. `said` tells what was done. Runs nothing. */
  replace(next: Playground, said: string): void;
  bringBack(): void;
  /** Lets go of what could be brought back. */
  forget(): void;
  /** Each says what is wrong with the name; undefined where it was done. */
  addFile(name: string): string | undefined;
  renameFile(name: string, next: string): string | undefined;
  deleteFile(name: string): void;
  run(): Promise<void>;
  stop(): void;
  /** Makes the folder and hands its zip over, with the notes on it. */
  download(save: (zip: Uint8Array, notes: readonly string[]) => void): Promise<void>;
  noticeStored(): void;
  settleElsewhere(choice: 'take' | 'keep'): void;
  /** Tells the reader of a fault of ours. */
  report(error: unknown): void;
}

/** The state of the playground on the page, and everything that can be done to it. Draws nothing. */
export function createPlaygroundState({ storage, client, reading, newSeed }: PlaygroundServices): PlaygroundState {
  const files = signal<readonly PlaygroundFile[]>([]);
  const shown = signal('');
  const config = signal(firstPlayground.function);
  const services = signal('');
  const happenings = signal('');
  const before = signal<Playground | undefined>(undefined);
  const replaced = signal<string | undefined>(undefined);
  const problems = signal<readonly PlaygroundProblem[]>([]);
  const result = signal<PlaygroundResult | undefined>(undefined);
  const elsewhere = signal<Playground | undefined>(undefined);
  /** Nothing is stored before something has changed. */
  const isStored = signal(false);
  const { activity, fault, busy, stop } = createRunActivity<'run' | 'download'>();

  const put = (next: Playground): void => {
    batch(() => {
      // A file that stays has the same signal: its editor follows it.
      const known = new Map(files.value.map(({ name, text }) => [name, text]));
      files.value = Object.entries(next.files).map(([name, text]) => {
        const follows = known.get(name) ?? signal(text);
        follows.value = text;
        return { name, text: follows };
      });
      config.value = next.function;
      services.value = next.services;
      happenings.value = next.happenings;
      if (!Object.hasOwn(next.files, shown.value)) shown.value = firstShown(next);
      problems.value = [];
    });
  };
  put(firstPlayground);

  const playground = computed<Playground>(() => ({
    files: Object.fromEntries(files.value.map(({ name, text }) => [name, text.value])),
    function: config.value,
    services: services.value,
    happenings: happenings.value,
  }));

  const store = (): void => {
    isStored.value = true;
    const earlier = before.value;
    writePlaygroundRecord(storage, {
      version: 1,
      playground: playground.value,
      ...(earlier !== undefined && { before: earlier }),
    });
  };
  let kept = playground.value;
  effect(() => {
    const now = playground.value;
    untracked(() => {
      if (isSamePlayground(now, kept)) return;
      kept = now;
      // What was said to be wrong is looked at again when it is used again.
      problems.value = [];
      store();
    });
  });

  const replace = (next: Playground, said: string): void => {
    const now = playground.value;
    if (isSamePlayground(now, next)) return;
    batch(() => {
      before.value = now;
      replaced.value = said;
      put(next);
    });
  };
  const nameProblem = (name: string, but?: string): string | undefined =>
    fileNameProblem(
      name,
      files.value.flatMap((file) => (file.name === but ? [] : [file.name])),
    );

  return {
    files,
    shown,
    config,
    services,
    happenings,
    playground,
    activity,
    fault,
    problems,
    result,
    isStale: computed(() => result.value !== undefined && !isSamePlayground(result.value.ran, playground.value)),
    failure: computed(() => {
      if (result.value === undefined || !isSamePlayground(result.value.ran, playground.value)) return undefined;
      return firstFailure(result.value.outcome);
    }),
    isOwn: computed(() => isStored.value && !isSamePlayground(playground.value, firstPlayground)),
    replaced,
    elsewhere,

    restore(typed) {
      const record = readPlaygroundRecord(storage);
      const changed = Object.entries(typed).filter(([name, text]) => firstPlayground.files[name] !== text);
      const start = record?.playground ?? firstPlayground;
      batch(() => {
        isStored.value = record !== undefined;
        before.value = record?.before;
        if (record?.before !== undefined) replaced.value = 'Something else was here before.';
        put({ ...start, files: { ...start.files, ...Object.fromEntries(changed) } });
        if (changed.length === 0) kept = playground.value;
      });
    },

    replace,
    bringBack() {
      if (before.value !== undefined) replace(before.value, 'What was here before is back.');
    },

    forget() {
      before.value = undefined;
      replaced.value = undefined;
      store();
    },

    addFile(name) {
      const problem = nameProblem(name);
      if (problem !== undefined) return problem;
      batch(() => {
        files.value = [...files.value, { name, text: signal('') }];
        shown.value = name;
      });
      return undefined;
    },
    renameFile(name, next) {
      if (name === next) return undefined;
      const problem = nameProblem(next, name);
      if (problem !== undefined) return problem;
      batch(() => {
        files.value = files.value.map((file) => (file.name === name ? { ...file, name: next } : file));
        if (shown.value === name) shown.value = next;
      });
      return undefined;
    },
    deleteFile(name) {
      const others = Object.entries(playground.value.files).filter(([other]) => other !== name);
      if (others.length === 0) return;
      replace({ ...playground.value, files: Object.fromEntries(others) }, `${name} was deleted.`);
    },

    run: () =>
      busy(
        'run',
        () => Promise.all([client(), reading()]),
        async ([engine, { readPlayground }]) => {
          const ran = playground.value;
          const reading = readPlayground(ran);
          problems.value = reading.kind === 'problems' ? reading.problems : [];
          if (reading.kind === 'problems') return;
          const outcome = await engine.try({ ...reading.read, seed: newSeed() });
          result.value = { ran, outcome };
        },
      ),
    stop() {
      stop(() => {
        void client().then((engine) => {
          engine.stop();
        });
      });
    },

    download: (save) =>
      busy(
        'download',
        () => Promise.all([client(), reading(), import('./folder.ts')]),
        async ([engine, { readPlayground }, { makeZip }]) => {
          const reading = readPlayground(playground.value);
          problems.value = reading.kind === 'problems' ? reading.problems : [];
          if (reading.kind === 'problems') return;
          const { zip, notes } = await makeZip(reading.read, engine);
          save(zip, notes);
        },
      ),

    noticeStored() {
      const other = readPlaygroundRecord(storage)?.playground ?? firstPlayground;
      elsewhere.value = isSamePlayground(other, playground.value) ? undefined : other;
    },
    settleElsewhere(choice) {
      const other = elsewhere.value;
      elsewhere.value = undefined;
      if (choice === 'take' && other !== undefined) put(other);
      else store();
    },
    report(error) {
      fault.value = describeFault(error);
    },
  };
}

/** The file that the handler is in, or the first. */
function firstShown({ files, function: { handler } }: Playground): string {
  const names = Object.keys(files);
  const base = handler.slice(0, handler.lastIndexOf('.'));
  return names.find((name) => name.replace(/\.[cm]?[jt]s$/, '') === base) ?? names[0] ?? '';
}

function firstFailure(outcome: ScenarioOutcome): { position: SourcePosition; message: string } | undefined {
  if (outcome.kind !== 'ran') return undefined;
  for (const { outcome: end } of outcome.transcript.invocations) {
    if (end.kind !== 'function-error' || end.error.position === undefined) continue;
    return { position: end.error.position, message: `${end.error.errorType}: ${end.error.errorMessage}` };
  }
  return undefined;
}
