import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

export interface VariablesFormProps {
  readonly variables: Readonly<Record<string, string>>;
  onChange(variables: Readonly<Record<string, string>>): void;
}

type Row = readonly [name: string, value: string];

/** The environment variables: a row for each. A row without a name is none yet, and of two with one name the last counts. */
export function VariablesForm({ variables, onChange }: VariablesFormProps): JSX.Element {
  const rows = useSignal<readonly Row[]>(Object.entries(variables));
  const list = useRef<HTMLFieldSetElement>(null);
  const wantsFocus = useRef(false);
  // Something else has come in the place of what was typed here.
  if (!isSame(asVariables(rows.peek()), variables)) rows.value = Object.entries(variables);

  // Whoever adds a variable goes on with its name.
  useLayoutEffect(() => {
    if (!wantsFocus.current) return;
    wantsFocus.current = false;
    list.current?.querySelector<HTMLInputElement>('.pg-variable:last-of-type input')?.focus();
  }, [rows.value.length]);
  const set = (next: readonly Row[]): void => {
    rows.value = next;
    onChange(asVariables(next));
  };
  const change = (index: number, row: Row): void => {
    set(rows.value.map((one, place) => (place === index ? row : one)));
  };
  return (
    <fieldset class="pg-variables" ref={list}>
      <legend>Environment variables</legend>
      {rows.value.map(([name, value], index) => (
        <div class="pg-variable">
          <input
            type="text"
            aria-label={`Name of variable ${index + 1}`}
            placeholder="NAME"
            value={name}
            spellcheck={false}
            autocapitalize="off"
            onInput={({ currentTarget }) => {
              change(index, [currentTarget.value, value]);
            }}
          />
          <input
            type="text"
            aria-label={`Value of variable ${index + 1}`}
            placeholder="value"
            value={value}
            spellcheck={false}
            autocapitalize="off"
            onInput={({ currentTarget }) => {
              change(index, [name, currentTarget.value]);
            }}
          />
          <button
            type="button"
            class="wb-link wb-js"
            onClick={() => {
              set(rows.value.filter((_, place) => place !== index));
            }}
          >
            Remove <span class="sr-only">{name === '' ? `variable ${index + 1}` : name}</span>
          </button>
        </div>
      ))}
      <button
        type="button"
        class="wb-link wb-js"
        onClick={() => {
          wantsFocus.current = true;
          rows.value = [...rows.value, ['', '']];
        }}
      >
        Add a variable
      </button>
    </fieldset>
  );
}

function asVariables(rows: readonly Row[]): Readonly<Record<string, string>> {
  return Object.fromEntries(rows.filter(([name]) => name !== ''));
}

function isSame(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
