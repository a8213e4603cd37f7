import { signal, type Signal } from '@preact/signals';
import type { JSX } from 'preact';
import { CodeEditor, type EditorMark } from '../workbench/code-editor.tsx';

export interface ModelCodeProps {
  /** Unique in the page. */
  readonly id: string;
  readonly code: Signal<string>;
  readonly given: string;
  onRun(): void;
}

const noMark: Signal<EditorMark | undefined> = signal(undefined);

/** The handler that a model runs: it can be changed, and put back. */
export function ModelCode({ id, code, given, onRun }: ModelCodeProps): JSX.Element {
  const lines = Math.min(24, given.split('\n').length + 1);
  return (
    <div
      class="model-code"
      style={`--wb-lines:${lines}`}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        onRun();
      }}
    >
      <CodeEditor
        id={id}
        file="index.mjs"
        code={code}
        project={{ 'index.mjs': code }}
        handler={undefined}
        mark={noMark}
        handle={null}
        onRun={onRun}
        onLeave={() => undefined}
        onFocus={() => undefined}
      />
      {code.value !== given && (
        <button
          type="button"
          class="wb-link"
          onClick={() => {
            code.value = given;
          }}
        >
          Put the given code back
        </button>
      )}
    </div>
  );
}
