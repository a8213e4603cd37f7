import type { JSX } from 'preact';
import { useDraft } from './use-draft.ts';

export interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  /** Of a text with several lines. */
  readonly rows?: number;
  onChange(value: string): void;
}

/** A field for a text. */
export function TextField({ label, value, rows, onChange }: TextFieldProps): JSX.Element {
  const draft = useDraft(value, ({ value: next }) => {
    onChange(next);
  });
  return (
    <label class="model-wide">
      {label} {rows === undefined ? <input type="text" {...draft} /> : <textarea rows={rows} {...draft} />}
    </label>
  );
}
