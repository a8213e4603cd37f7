import * as monaco from 'monaco-editor/editor';
import './features.ts';
import type { EditorMark } from '../code-editor.tsx';
import type { TextVersion } from '../typing-history.ts';
import type { HandlerType } from './handler-annotation.ts';
import { addModels, languageOf, uriOf, type ProjectTexts } from './project-models.ts';

export interface MonacoOptions {
  readonly host: HTMLElement;
  readonly file: string;
  /** Unique on the page, for all files of an exercise. */
  readonly folder: string;
  /** All files that the code may import, by their names: the one that is opened too. */
  readonly project: ProjectTexts;
  readonly handler: HandlerType | undefined;
  readonly ariaLabel: string;
  /** What was typed before, oldest first; the last is the text now. */
  readonly versions: readonly TextVersion[];
  readonly selection: { readonly start: number; readonly end: number };
  readonly scrollTop: number;
  onChange(text: string): void;
  onRun(): void;
  /** Escape, when nothing in the editor is open that it would close. */
  onLeave(): void;
}

export interface FullEditor {
  setText(text: string): void;
  goTo(line: number, column: number): void;
  focus(): void;
  /** Marks the place of an error; none takes the mark away. */
  mark(mark: EditorMark | undefined): void;
  selection(): { readonly start: number; readonly end: number };
  dispose(): void;
}

self.MonacoEnvironment = {
  getWorker: (_module: string, label: string) =>
    label === 'javascript' || label === 'typescript'
      ? quietly(new Worker(new URL('./types.worker.ts', import.meta.url), { type: 'module' }))
      : new Worker(new URL('monaco-editor/editor/editor.worker.js', import.meta.url), { type: 'module' }),
};

/** That the worker's file does not come is no error of the page: there are no types then. What the worker throws still is. */
function quietly(worker: Worker): Worker {
  worker.addEventListener('error', (event: Event) => {
    if (!(event instanceof ErrorEvent)) event.stopImmediatePropagation();
  });
  return worker;
}

/** Puts Monaco into a box that has its size already, with the text, selection and undo of the plain editor. */
export function openMonaco(options: MonacoOptions): FullEditor {
  const { host, file, folder, versions, selection, project } = options;
  const uri = uriOf(folder, file);
  monaco.editor.getModel(uri)?.dispose();
  const model = monaco.editor.createModel(versions[0]?.text ?? '', languageOf(file), uri);
  for (const { text } of versions.slice(1)) {
    model.pushStackElement();
    model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
  }
  model.pushStackElement();

  followTheme();
  const editor = monaco.editor.create(host, {
    model,
    ariaLabel: options.ariaLabel,
    automaticLayout: true,
    fontFamily: getComputedStyle(host).fontFamily,
    fontSize: Number.parseFloat(getComputedStyle(host).fontSize),
    lineHeight: Number.parseFloat(getComputedStyle(host).lineHeight),
    folding: false,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 8,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    padding: { top: 12, bottom: 12 },
    scrollBeyondLastLine: false,
    smoothScrolling: false,
    tabSize: 2,
    wordBasedSuggestions: 'currentDocument',
    scrollbar: { alwaysConsumeMouseWheel: false },
  });
  const rangeOf = ({ start, end }: { start: number; end: number }): monaco.Range =>
    monaco.Range.fromPositions(model.getPositionAt(start), model.getPositionAt(end));
  editor.setSelection(rangeOf(selection));
  editor.setScrollTop(options.scrollTop);
  const decorations = editor.createDecorationsCollection();
  const changes = model.onDidChangeContent(() => {
    options.onChange(model.getValue());
  });
  editor.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter, options.onRun);
  editor.addCommand(
    monaco.KeyCode.Escape,
    options.onLeave,
    '!suggestWidgetVisible && !findWidgetVisible && !parameterHintsVisible && !editorHasMultipleSelections && !editorHasSelection && !renameInputVisible',
  );

  const others = addModels(folder, project);
  void import('./language-service.ts')
    .then(({ knowTypes }) => knowTypes(others.uris, options.handler))
    // Without types the editor does what it did before there were any.
    .catch(() => undefined);

  return {
    setText(text) {
      if (text === model.getValue()) return;
      model.pushStackElement();
      model.pushEditOperations([], [{ range: model.getFullModelRange(), text }], () => null);
      model.pushStackElement();
    },
    goTo(line, column) {
      editor.setPosition({ lineNumber: line, column });
      editor.revealLineInCenter(line);
      editor.focus();
    },
    focus() {
      editor.focus();
    },
    mark(mark) {
      const word = mark && model.getWordAtPosition({ lineNumber: mark.line, column: mark.column });
      const markers =
        mark === undefined
          ? []
          : [
              {
                severity: monaco.MarkerSeverity.Error,
                message: mark.message,
                startLineNumber: mark.line,
                startColumn: mark.column,
                endLineNumber: mark.line,
                endColumn: word?.endColumn ?? mark.column + 1,
              },
            ];
      monaco.editor.setModelMarkers(model, 'coldstart', markers);
      decorations.set(
        mark === undefined
          ? []
          : [
              {
                range: new monaco.Range(mark.line, 1, mark.line, 1),
                options: { isWholeLine: true, className: 'wb-error-line', linesDecorationsClassName: 'wb-error-sign' },
              },
            ],
      );
    },
    selection() {
      const range = editor.getSelection();
      if (range === null) return { start: 0, end: 0 };
      return { start: model.getOffsetAt(range.getStartPosition()), end: model.getOffsetAt(range.getEndPosition()) };
    },
    dispose() {
      changes.dispose();
      others.dispose();
      editor.dispose();
      model.dispose();
    },
  };
}

let isFollowing = false;

/** Monaco's theme is one for the page: it follows the site's. */
function followTheme(): void {
  const background = { dark: '#0b1321', light: '#fbfcfe' };
  monaco.editor.defineTheme('coldstart-dark', {
    base: 'vs-dark',
    inherit: true,
    rules: [],
    colors: { 'editor.background': background.dark },
  });
  monaco.editor.defineTheme('coldstart-light', {
    base: 'vs',
    inherit: true,
    // Monaco's own green is a little too light on our ground.
    rules: [{ token: 'number', foreground: '076b45' }],
    colors: { 'editor.background': background.light },
  });
  const apply = (): void => {
    monaco.editor.setTheme(document.documentElement.dataset.theme === 'light' ? 'coldstart-light' : 'coldstart-dark');
  };
  apply();
  if (isFollowing) return;
  isFollowing = true;
  new MutationObserver(apply).observe(document.documentElement, { attributeFilter: ['data-theme'] });
}
