import { useSignal } from '@preact/signals';
import { fileNameRule } from '#playground';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import type { PlaygroundState } from './playground-state.ts';

type Naming = { readonly kind: 'none' } | { readonly kind: 'new' } | { readonly kind: 'rename'; readonly name: string };

/** What can be done with files: add one, give one another name, delete one. */
export function FileDesk({ state, onChanged }: { state: PlaygroundState; onChanged(): void }): JSX.Element {
  const naming = useSignal<Naming>({ kind: 'none' });
  const problem = useSignal<string | undefined>(undefined);
  const field = useRef<HTMLInputElement>(null);
  const shown = state.shown.value;

  const begin = (next: Naming): void => {
    naming.value = next;
    problem.value = undefined;
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.select();
    });
  };
  const finish = (): void => {
    const name = field.current?.value.trim() ?? '';
    const now = naming.value;
    problem.value = now.kind === 'rename' ? state.renameFile(now.name, name) : state.addFile(name);
    if (problem.value !== undefined) return;
    naming.value = { kind: 'none' };
    onChanged();
  };

  if (naming.value.kind === 'none') {
    return (
      <p class="pg-files wb-js">
        <button
          type="button"
          class="wb-link"
          onClick={() => {
            begin({ kind: 'new' });
          }}
        >
          New file
        </button>
        <button
          type="button"
          class="wb-link"
          onClick={() => {
            begin({ kind: 'rename', name: shown });
          }}
        >
          Rename <span class="sr-only">{shown}</span>
        </button>
        <button
          type="button"
          class="wb-link"
          disabled={state.files.value.length === 1}
          onClick={() => {
            state.deleteFile(shown);
            onChanged();
          }}
        >
          Delete <span class="sr-only">{shown}</span>
        </button>
      </p>
    );
  }
  return (
    <form
      class="pg-naming"
      onSubmit={(event) => {
        event.preventDefault();
        finish();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') naming.value = { kind: 'none' };
      }}
    >
      <label>
        {naming.value.kind === 'new' ? 'Name of the new file' : `New name of ${naming.value.name}`}{' '}
        <input
          ref={field}
          type="text"
          defaultValue={naming.value.kind === 'new' ? '' : naming.value.name}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          aria-invalid={problem.value !== undefined}
          aria-describedby="playground-naming-problem"
        />
      </label>
      <button type="submit" class="wb-button">
        {naming.value.kind === 'new' ? 'Add' : 'Rename'}
      </button>
      <button
        type="button"
        class="wb-button"
        onClick={() => {
          naming.value = { kind: 'none' };
        }}
      >
        Cancel
      </button>
      <p id="playground-naming-problem" class={problem.value === undefined ? 'wb-note' : 'wb-problem'} role="status">
        {problem.value ?? fileNameRule}
      </p>
    </form>
  );
}
