import { useRef, useState } from 'preact/hooks';
import type { SandboxClient } from '#worker';
import type { ScenarioOutcome, Transcript } from '#sandbox';
import { sharedClient } from '../workbench/engine.ts';
import { describeFault } from '../workbench/run-activity.ts';

/** What became of a run: something to show, or why there is nothing, in words. */
export type Ran<Shown> =
  { readonly kind: 'shown'; readonly shown: Shown } | { readonly kind: 'problem'; readonly message: string };

export interface EngineRun<Settings, Shown> {
  readonly shown: Shown;
  /** What it is that is shown. */
  readonly settings: Settings;
  readonly isRunning: boolean;
  /** Why the last run has shown nothing. */
  readonly problem: string | undefined;
  /** Whether the engine has been used here. */
  readonly hasRun: boolean;
  run(settings: Settings): void;
  /** Runs again a moment later, with what is set by then, where the engine has been used: for whoever moves a control. */
  runSoon(settingsNow: () => Settings): void;
}

const soonMs = 300;

/** Runs the engine for a model. `first` is what was recorded when the page was built; nothing is loaded before `run`. */
export function useEngineRun<Settings, Shown>(
  first: { readonly settings: Settings; readonly shown: Shown },
  work: (settings: Settings, client: () => Promise<SandboxClient>) => Promise<Ran<Shown>>,
): EngineRun<Settings, Shown> {
  const [state, setState] = useState({
    ...first,
    isRunning: false,
    hasRun: false,
    problem: undefined as string | undefined,
  });
  const lastRun = useRef(0);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const run = (settings: Settings): void => {
    clearTimeout(timer.current);
    const number = ++lastRun.current;
    const settle = (change: Partial<typeof state>): void => {
      if (number === lastRun.current) setState((before) => ({ ...before, isRunning: false, ...change }));
    };
    setState((before) => ({ ...before, isRunning: true, hasRun: true, problem: undefined }));
    void work(settings, sharedClient).then(
      (ran) => {
        settle(ran.kind === 'shown' ? { settings, shown: ran.shown } : { problem: ran.message });
      },
      (error: unknown) => {
        settle({ problem: describeFault(error) });
      },
    );
  };
  return {
    ...state,
    run,
    runSoon(settingsNow) {
      if (!state.hasRun) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        run(settingsNow());
      }, soonMs);
    },
  };
}

/** The transcript of a run that came to its end. */
export function shownOf<Shown>(outcome: ScenarioOutcome, read: (transcript: Transcript) => Shown): Ran<Shown> {
  return outcome.kind === 'ran'
    ? { kind: 'shown', shown: read(outcome.transcript) }
    : { kind: 'problem', message: outcome.message };
}
