import { signal, type ReadonlySignal, type Signal } from '@preact/signals';

export type Activity<What extends string> =
  | { readonly kind: 'idle'; readonly last?: What }
  /** `isSlow` after 300 ms: only then does the page say so. */
  | { readonly kind: 'running'; readonly what: What; readonly isSlow: boolean };

const slowAfterMs = 300;

/** What is running, one thing at a time: whatever begins takes the place of what ran before. */
export interface RunActivity<What extends string> {
  readonly activity: ReadonlySignal<Activity<What>>;
  /** A fault of ours, in words, with what to do. */
  readonly fault: Signal<string | undefined>;
  /** Loads what is needed, and works with it, unless it was stopped or overtaken meanwhile. */
  busy<Loaded>(what: What, load: () => Promise<Loaded>, work: (loaded: Loaded) => Promise<void>): Promise<void>;
  /** Asks what is running to stop; `stopRun` is called where something is. */
  stop(stopRun: () => void): void;
}

export function createRunActivity<What extends string>(): RunActivity<What> {
  const activity = signal<Activity<What>>({ kind: 'idle' });
  const fault = signal<string | undefined>(undefined);
  let currentRun = 0;
  /** The run that was asked to stop, maybe before the engine was there. */
  let stoppedRun = 0;
  return {
    activity,
    fault,
    async busy(what, load, work) {
      const run = ++currentRun;
      const isCurrent = (): boolean => run === currentRun;
      fault.value = undefined;
      activity.value = { kind: 'running', what, isSlow: false };
      const timer = setTimeout(() => {
        if (isCurrent()) activity.value = { kind: 'running', what, isSlow: true };
      }, slowAfterMs);
      try {
        const loaded = await load();
        if (isCurrent() && stoppedRun !== run) await work(loaded);
      } catch (error) {
        if (isCurrent()) fault.value = describeFault(error);
      } finally {
        clearTimeout(timer);
        if (isCurrent()) activity.value = { kind: 'idle', last: what };
      }
    },
    stop(stopRun) {
      if (activity.value.kind !== 'running') return;
      stoppedRun = currentRun;
      stopRun();
    },
  };
}

/** Our own fault in words: what happened, and what to do. */
export function describeFault(error: unknown): string {
  const what = error instanceof Error ? error.message : String(error);
  const isDownload = /fetch|import|load|network/i.test(what);
  const remedy = isDownload
    ? 'Check your connection and press Run again.'
    : 'Press Run again; if it keeps happening, please report it.';
  return `This is a fault of the page, not of your code: ${what.replace(/\.$/, '')}. ${remedy}`;
}
