import type { FunctionUse } from '#simulators';
import type { JSX } from 'preact';
import { CheckField } from './check-field.tsx';
import { Choice } from './choice.tsx';
import { bounds, frontDoors, isFrontDoor } from './idle-cost-settings.ts';
import { NumberField } from './number-field.tsx';

type Use = Omit<FunctionUse, 'requests'>;

export interface FunctionFieldsProps {
  readonly use: Use;
  onChange(use: Use): void;
}

/** What a function is like, as far as its bill goes. */
export function FunctionFields({ use, onChange }: FunctionFieldsProps): JSX.Element {
  const set = (next: Partial<Use>): void => {
    onChange({ ...use, ...next });
  };
  return (
    <fieldset>
      <legend>The function</legend>
      <NumberField
        label="Duration in ms"
        value={use.durationMs}
        limits={bounds.durationMs}
        onChange={(durationMs) => {
          set({ durationMs });
        }}
      />
      <NumberField
        label="Memory in MB"
        value={use.memoryMb}
        limits={bounds.memoryMb}
        onChange={(memoryMb) => {
          set({ memoryMb });
        }}
      />
      <Choice
        label="Behind"
        value={use.frontDoor}
        options={Object.entries(frontDoors)}
        onChange={(value) => {
          if (isFrontDoor(value)) set({ frontDoor: value });
        }}
      />
      <CheckField
        label="On arm64"
        value={use.architecture === 'arm64'}
        onChange={(isArm) => {
          set({ architecture: isArm ? 'arm64' : 'x86_64' });
        }}
      />
      <CheckField
        label="With the free tier"
        value={use.freeTier}
        onChange={(freeTier) => {
          set({ freeTier });
        }}
      />
    </fieldset>
  );
}
