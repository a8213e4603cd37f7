import { useState } from 'preact/hooks';

/** An `input` or a `textarea`. */
interface Field {
  value: string;
}

/** What a field is given: its text, and what is done as it is typed into and left. */
export interface Draft {
  readonly value: string | number;
  onInput(event: { readonly currentTarget: Field }): void;
  onChange(event: { readonly currentTarget: Field }): void;
}

/** A field counts when it is left. Until then, whatever else is drawn anew leaves what is typed alone. */
export function useDraft(value: string | number, take: (field: Field) => void): Draft {
  const [draft, setDraft] = useState<string | undefined>(undefined);
  return {
    value: draft ?? value,
    onInput({ currentTarget }) {
      setDraft(currentTarget.value);
    },
    onChange({ currentTarget }) {
      setDraft(undefined);
      take(currentTarget);
    },
  };
}
