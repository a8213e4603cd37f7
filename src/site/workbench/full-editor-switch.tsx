import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { JSX } from 'preact';
import { readSettings, writeSettings } from '../stores/settings.ts';
import type { CodeEditorHandle } from './code-editor.tsx';
import { pageStorage } from './page-services.ts';

/** The full editor in the place of the plain ones of a desk: whether it is there, and what brings it and takes it away. */
export interface FullEditorSwitch {
  readonly mode: ReadonlySignal<'off' | 'opening' | 'on'>;
  /** What to say when it could not be loaded. */
  readonly trouble: ReadonlySignal<string | undefined>;
  close(): void;
  /** The reader's own wish, which is remembered. */
  toggle(): void;
  /** To be called when somebody enters a plain editor: who has wished for the full one gets it. */
  onFocus(): void;
  /** To be called when another file is shown. */
  onShown(): void;
}

/** `shown` is the editor of the file that is shown, where it has one. */
export function useFullEditor(
  editors: { readonly current: ReadonlyMap<string, CodeEditorHandle> },
  shown: () => CodeEditorHandle | undefined,
): FullEditorSwitch {
  const mode = useSignal<'off' | 'opening' | 'on'>('off');
  const trouble = useSignal<string | undefined>(undefined);
  const open = async (): Promise<void> => {
    mode.value = 'opening';
    trouble.value = undefined;
    try {
      mode.value = (await shown()?.openFull()) === true ? 'on' : 'off';
    } catch {
      mode.value = 'off';
      trouble.value = 'The full editor could not be loaded. The plain one does all that is needed.';
    }
  };
  const close = (): void => {
    for (const { closeFull } of editors.current.values()) closeFull();
    mode.value = 'off';
  };
  return {
    mode,
    trouble,
    close,
    toggle() {
      const isOn = mode.value === 'on';
      writeSettings(pageStorage(), { fullEditor: !isOn });
      if (isOn) close();
      else void open();
    },
    onFocus() {
      if (mode.value === 'off' && trouble.value === undefined && readSettings(pageStorage()).fullEditor) void open();
    },
    onShown() {
      if (mode.value === 'on') void open();
    },
  };
}

export function FullEditorButton({ full }: { readonly full: FullEditorSwitch }): JSX.Element {
  return (
    <button
      type="button"
      class="wb-link wb-js"
      aria-pressed={full.mode.value === 'on'}
      disabled={full.mode.value === 'opening'}
      onClick={full.toggle}
    >
      Full editor
    </button>
  );
}

/** Which keys do what in the editor that is there. */
export function EditorKeys({ full }: { readonly full: FullEditorSwitch }): JSX.Element {
  return (
    <p class="wb-keys wb-js">
      {full.mode.value === 'on'
        ? 'Esc leaves the editor. Ctrl+Enter or ⌘+Enter runs.'
        : 'Tab leaves the editor. Ctrl+Enter or ⌘+Enter runs.'}
      {full.trouble.value !== undefined && <strong role="status"> {full.trouble.value}</strong>}
    </p>
  );
}
