import type { JSX } from 'preact';

export interface CheckFieldProps {
  readonly label: string;
  readonly value: boolean;
  onChange(value: boolean): void;
}

/** A setting that is on or off. */
export function CheckField({ label, value, onChange }: CheckFieldProps): JSX.Element {
  return (
    <label>
      <input
        type="checkbox"
        checked={value}
        onChange={({ currentTarget }) => {
          onChange(currentTarget.checked);
        }}
      />{' '}
      {label}
    </label>
  );
}
