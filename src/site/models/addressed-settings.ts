import { useEffect, useState } from 'preact/hooks';
import { readAddress, writeAddress } from './address-state.ts';

/** The settings of a model, and how they stand in the page's address. */
export interface AddressedSettings<Settings> {
  readonly addressKey: string;
  readonly defaultSettings: Settings;
  fromAddress(text: string): Settings;
  toAddress(settings: Settings): string;
}

/** The settings of a model that draws anew with each change. Those in the address come once the page is live. */
export function useAddressedSettings<Settings>({
  addressKey,
  defaultSettings,
  fromAddress,
  toAddress,
}: AddressedSettings<Settings>): {
  readonly settings: Settings;
  readonly isLive: boolean;
  change(next: Settings): void;
} {
  const [settings, setSettings] = useState(defaultSettings);
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    const shared = readAddress(addressKey);
    if (shared !== undefined) setSettings(fromAddress(shared));
    setLive(true);
  }, []);
  return {
    settings,
    isLive,
    change(next) {
      setSettings(next);
      writeAddress(addressKey, toAddress(next));
    },
  };
}
