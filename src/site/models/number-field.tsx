import type { JSX } from 'preact';
import { within } from './address-values.ts';
import { useDraft } from './use-draft.ts';

export interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly limits: { readonly min: number; readonly max: number };
  onChange(value: number): void;
}

/** A field for a whole number within limits. */
export function NumberField({ label, value, limits, onChange }: NumberFieldProps): JSX.Element {
  const draft = useDraft(value, (field) => {
    const next = within(field.value, limits, value);
    // What was out of bounds is put right where it was typed.
    field.value = String(next);
    onChange(next);
  });
  return (
    <label>
      {label} <input type="number" inputMode="numeric" min={limits.min} max={limits.max} {...draft} />
    </label>
  );
}
