import type { ComponentChildren, JSX, TargetedKeyboardEvent } from 'preact';
import { useRef } from 'preact/hooks';
import type { EditableFile } from './exercise-props.ts';
import { highlight } from './highlight.ts';

export interface FileTabsProps {
  /** The exercise's id. */
  readonly id: string;
  readonly files: readonly EditableFile[];
  /** The name of the file that is shown. */
  readonly shown: string;
  onShow(name: string): void;
}

/** The names of the files: one is a label, several are tabs. */
export function FileTabs({ id, files, shown, onShow }: FileTabsProps): JSX.Element {
  const list = useRef<HTMLDivElement>(null);
  if (files.length === 1) return <span>{files[0]?.name}</span>;

  const onKeyDown = (event: TargetedKeyboardEvent<HTMLDivElement>): void => {
    const index = files.findIndex(({ name }) => name === shown);
    const next = files.at(nextIndex(event.key, index, files.length))?.name;
    if (next === undefined || next === shown) return;
    event.preventDefault();
    onShow(next);
    list.current?.querySelector<HTMLElement>(`#${CSS.escape(tabId(id, next))}`)?.focus();
  };
  return (
    <div class="wb-tabs wb-js" role="tablist" aria-label="Files" ref={list} onKeyDown={onKeyDown}>
      {files.map(({ name }) => (
        <button
          type="button"
          role="tab"
          class="wb-tab"
          id={tabId(id, name)}
          aria-selected={name === shown}
          aria-controls={panelId(id, name)}
          tabIndex={name === shown ? 0 : -1}
          onClick={() => {
            onShow(name);
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

export interface FilePanelProps {
  readonly id: string;
  readonly name: string;
  readonly isOneOfMany: boolean;
  readonly isShown: boolean;
  readonly children: ComponentChildren;
}

/** What a tab shows. Without JavaScript all panels are there, each under its name. */
export function FilePanel({ id, name, isOneOfMany, isShown, children }: FilePanelProps): JSX.Element {
  if (!isOneOfMany) return <div class="wb-file-panel">{children}</div>;
  return (
    <div
      class="wb-file-panel"
      role="tabpanel"
      id={panelId(id, name)}
      aria-labelledby={tabId(id, name)}
      hidden={!isShown}
    >
      <p class="wb-file-name">{name}</p>
      {children}
    </div>
  );
}

/** A file that is given: to read, and to scroll with the keyboard. */
export function ReadOnlyFile({ name, text }: { name: string; text: string }): JSX.Element {
  return (
    <pre class="wb-code wb-read-only" tabIndex={0}>
      <code dangerouslySetInnerHTML={{ __html: highlight(text, name) }} />
    </pre>
  );
}

function nextIndex(key: string, index: number, count: number): number {
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % count;
    case 'ArrowLeft':
      return (index - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return index;
  }
}

function tabId(id: string, name: string): string {
  return `${id}-tab-${name.replaceAll(/[^\w-]/g, '-')}`;
}

function panelId(id: string, name: string): string {
  return `${id}-file-${name.replaceAll(/[^\w-]/g, '-')}`;
}
