import { type Signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { SandboxClient } from '#worker';
import { readAddress, writeAddress } from './address-state.ts';
import type { AddressedSettings } from './addressed-settings.ts';
import { useEngineRun, type Ran } from './engine-run.ts';
import type { RunBarProps } from './run-bar.tsx';

export interface EngineModel<Settings, Shown> {
  readonly settings: Settings;
  /** The code that stands in the model, as it is now. */
  readonly code: Signal<string>;
  readonly isLive: boolean;
  readonly shown: Shown;
  readonly runBar: RunBarProps;
  /** Changes settings, and runs again where the engine has been used. */
  change(next: Partial<Settings>): void;
}

/** A model that runs the engine: its settings, the code among them, and what came of them. `recorded` is of the default ones. */
export function useEngineModel<Settings extends { readonly code: string }, Shown>(
  { addressKey, defaultSettings, fromAddress, toAddress }: AddressedSettings<Settings>,
  recorded: Shown,
  work: (settings: Settings, client: () => Promise<SandboxClient>) => Promise<Ran<Shown>>,
): EngineModel<Settings, Shown> {
  const settings = useSignal(defaultSettings);
  const code = useSignal(defaultSettings.code);
  const isLive = useSignal(false);
  const all = (): Settings => ({ ...settings.value, code: code.value });
  const engine = useEngineRun({ settings: defaultSettings, shown: recorded }, work);
  useEffect(() => {
    const shared = readAddress(addressKey);
    if (shared !== undefined) {
      settings.value = fromAddress(shared);
      code.value = settings.value.code;
    }
    isLive.value = true;
  }, []);
  const address = toAddress(all());
  useEffect(() => {
    if (isLive.peek() && (address !== toAddress(defaultSettings) || readAddress(addressKey) !== undefined))
      writeAddress(addressKey, address);
  }, [address]);
  return {
    settings: settings.value,
    code,
    isLive: isLive.value,
    shown: engine.shown,
    runBar: {
      isRunning: engine.isRunning,
      isStale: address !== toAddress(engine.settings),
      problem: engine.problem,
      onRun() {
        engine.run(all());
      },
    },
    change(next) {
      settings.value = { ...settings.value, ...next };
      engine.runSoon(all);
    },
  };
}
