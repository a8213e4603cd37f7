import { useSignal, useSignalEffect, type Signal } from '@preact/signals';
import type { JSX, Ref, TargetedInputEvent } from 'preact';
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useImperativeHandle, useRef } from 'preact/hooks';
import { highlight } from './highlight.ts';
import type { HandlerType } from './monaco/handler-annotation.ts';
import type { FullEditor } from './monaco/open-monaco.ts';
import type { ProjectTexts } from './monaco/project-models.ts';
import { createTypingHistory, type TypingHistory } from './typing-history.ts';

export interface CodeEditorHandle {
  /** What stands in the plain editor. */
  text(): string | undefined;
  goTo(line: number, column: number): void;
  /** Opens the full editor in place of the plain one. Resolves to whether it is there. */
  openFull(): Promise<boolean>;
  closeFull(): void;
}

/** A place in the text that something is said of. Lines and columns count from 1. */
export interface EditorMark {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface CodeEditorProps {
  readonly id: string;
  readonly file: string;
  readonly code: Signal<string>;
  /** All files of the exercise. */
  readonly project: ProjectTexts;
  readonly handler: HandlerType | undefined;
  /** Where an error is in this file. */
  readonly mark: ReadonlySignal<EditorMark | undefined>;
  readonly handle: Ref<CodeEditorHandle>;
  onRun(): void;
  onLeave(): void;
  onFocus(): void;
}

/** The plain editor, which is in the page already, and Monaco in the same box once it was asked for. */
export function CodeEditor(props: CodeEditorProps): JSX.Element {
  const { id, file, code, mark, handle, onRun, onLeave, onFocus } = props;
  const textArea = useRef<HTMLTextAreaElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const host = useRef<HTMLDivElement>(null);
  const history = useRef<TypingHistory | null>(null);
  const full = useRef<FullEditor | null>(null);
  const isFull = useSignal(false);
  const label = `Code: ${file}`;

  // The text area keeps its own value: it may have been typed in before this code was there.
  const inPage = useRef(code.peek());
  const hasMounted = useRef(false);
  useSignalEffect(() => {
    const text = code.value;
    full.current?.setText(text);
    const area = textArea.current;
    // What is stored may have been put in before this ran for the first time.
    const isAsInPage = !hasMounted.current && text === inPage.current;
    if (!isAsInPage && area !== null && area.value !== text) area.value = text;
    hasMounted.current = true;
  });
  useSignalEffect(() => {
    full.current?.mark(mark.value);
  });
  useEffect(
    () => () => {
      full.current?.dispose();
    },
    [],
  );

  useImperativeHandle(handle, () => ({
    text: () => textArea.current?.value,
    goTo(line, column) {
      if (full.current !== null) full.current.goTo(line, column);
      else if (textArea.current !== null) selectLine(textArea.current, line);
    },
    async openFull() {
      if (full.current !== null) return true;
      const { openMonaco } = await import('./monaco/open-monaco.ts');
      const area = textArea.current;
      const box = host.current;
      if (area === null || box === null) return false;
      const hadFocus = document.activeElement === area;
      const text = code.peek();
      const versions = [...(history.current?.versions ?? [])];
      if (versions.at(-1)?.text !== text) versions.push({ text, caret: area.selectionEnd });
      full.current = openMonaco({
        host: box,
        file,
        folder: id,
        project: props.project,
        handler: props.handler,
        ariaLabel: label,
        versions,
        selection: { start: area.selectionStart, end: area.selectionEnd },
        scrollTop: scroller.current?.scrollTop ?? 0,
        onChange: (changed) => {
          code.value = changed;
        },
        onRun,
        onLeave,
      });
      isFull.value = true;
      full.current.mark(mark.peek());
      if (hadFocus) full.current.focus();
      return true;
    },
    closeFull() {
      const selection = full.current?.selection();
      full.current?.dispose();
      full.current = null;
      isFull.value = false;
      if (selection !== undefined) textArea.current?.setSelectionRange(selection.start, selection.end);
    },
  }));

  const onInput = (event: TargetedInputEvent<HTMLTextAreaElement>): void => {
    const { value, selectionEnd } = event.currentTarget;
    history.current ??= createTypingHistory({ text: code.peek(), caret: 0 });
    history.current.add({ text: value, caret: selectionEnd }, performance.now());
    code.value = value;
  };

  return (
    <div class="wb-editor">
      <div class="wb-plain" ref={scroller} hidden={isFull.value}>
        <div class="wb-layers">
          {/* The trailing line break keeps the last, empty line as high as the others. */}
          <pre class="wb-code" aria-hidden="true">
            <code dangerouslySetInnerHTML={{ __html: `${highlight(code.value, file)}\n` }} />
          </pre>
          {mark.value !== undefined && <MarkView mark={mark.value} text={code.value} />}
          <textarea
            ref={textArea}
            class="wb-text"
            aria-label={label}
            aria-invalid={mark.value !== undefined}
            aria-description={
              mark.value && `Line ${mark.value.line}, column ${mark.value.column}: ${mark.value.message}`
            }
            wrap="off"
            spellcheck={false}
            autocomplete="off"
            autocapitalize="off"
            autocorrect="off"
            onInput={onInput}
            onFocus={onFocus}
          >
            {inPage.current}
          </textarea>
        </div>
      </div>
      <div class="wb-full" ref={host} hidden={!isFull.value} />
    </div>
  );
}

/** The line of an error, and a wave under what is there from its column on. */
function MarkView({ mark, text }: { mark: EditorMark; text: string }): JSX.Element {
  const before = (text.split('\n')[mark.line - 1] ?? '').slice(0, mark.column - 1);
  const word = /^(?:[\w$]+|[^\s\w$]|$)/.exec((text.split('\n')[mark.line - 1] ?? '').slice(mark.column - 1))?.[0] ?? '';
  return (
    <pre class="wb-mark-layer" aria-hidden="true" style={`--wb-mark-line: ${mark.line - 1}`}>
      <span class="wb-mark-before">{before}</span>
      <span class="wb-mark-here">{word === '' ? ' ' : word}</span>
    </pre>
  );
}

function selectLine(area: HTMLTextAreaElement, line: number): void {
  const lines = area.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
}
