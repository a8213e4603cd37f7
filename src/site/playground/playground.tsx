import { computed, useSignal, useSignalEffect, type ReadonlySignal } from '@preact/signals';
import { firstPlayground, samples } from '#playground';
import type { SourcePosition } from '#sandbox';
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { playgroundKey } from '../stores/playground-record.ts';
import { CodeEditor, type CodeEditorHandle, type EditorMark } from '../workbench/code-editor.tsx';
import { sharedClient } from '../workbench/engine.ts';
import { FilePanel, FileTabs } from '../workbench/file-tabs.tsx';
import { EditorKeys, FullEditorButton, useFullEditor } from '../workbench/full-editor-switch.tsx';
import { newSeed, pageStorage } from '../workbench/page-services.ts';
import { ConfigurationForm } from './configuration-form.tsx';
import { FileDesk } from './file-desk.tsx';
import { ImportPanel } from './import-panel.tsx';
import { type Offer, type Opening, readOpening } from './opening.ts';
import type { PlaygroundProps } from './playground-props.ts';
import { PlaygroundNotices, PlaygroundTrouble } from './playground-notices.tsx';
import { partFiles, ProblemPlace, ProblemsView } from './problems-view.tsx';
import { DownloadPanel } from './download-panel.tsx';
import type * as resultView from './playground-result.tsx';
import { createPlaygroundState, type PlaygroundState } from './playground-state.ts';
import { SharePanel } from './share-panel.tsx';

const id = 'playground';

/** A function of the reader's own: its files, what it is set to, what is around it and what happens to it. */
export function Playground(props: PlaygroundProps): JSX.Element {
  const state = useMemo(
    () =>
      createPlaygroundState({
        storage: pageStorage(),
        client: sharedClient,
        reading: () => import('./reading.ts'),
        newSeed,
      }),
    [],
  );
  const editors = useRef(new Map<string, CodeEditorHandle>());
  const root = useRef<HTMLDivElement>(null);
  const runButton = useRef<HTMLButtonElement>(null);
  const isLive = useSignal(false);
  const opening = useSignal<Opening | undefined>(undefined);
  const views = useSignal<typeof resultView | undefined>(undefined);
  const isSharing = useSignal(false);
  const marks = useMemo(() => new Map<string, ReadonlySignal<EditorMark | undefined>>(), []);

  const open = ({ what, playground }: Offer): void => {
    state.replace(playground, `You have opened ${what}. Nothing of it has run.`);
    opening.value = undefined;
  };
  const readAddress = async (): Promise<void> => {
    const found = await readOpening(location.hash, props);
    if (found === undefined) return;
    opening.value = found;
    if (found.kind === 'refused') return;
    // What is in the address was taken over, or is offered: with the next visit, what is stored counts.
    history.replaceState(history.state, '', location.pathname + location.search);
    if (!state.isOwn.value) open(found);
  };

  useEffect(() => {
    const typed = [...editors.current].flatMap(([name, { text }]) => {
      const now = text();
      return now === undefined ? [] : [[name, now] as const];
    });
    state.restore(Object.fromEntries(typed.filter(([name]) => name in state.playground.value.files)));
    isLive.value = true;
    const onHash = (): void => {
      void readAddress().catch(state.report);
    };
    const onStorage = (event: StorageEvent): void => {
      if (event.key === playgroundKey) state.noticeStored();
    };
    onHash();
    window.addEventListener('hashchange', onHash);
    window.addEventListener('storage', onStorage);
    return () => {
      window.removeEventListener('hashchange', onHash);
      window.removeEventListener('storage', onStorage);
    };
  }, []);

  useSignalEffect(() => {
    const isWanted = state.result.value !== undefined || state.activity.value.kind === 'running';
    if (!isWanted || views.peek() !== undefined) return;
    void import('./playground-result.tsx').then((loaded) => (views.value = loaded), state.report);
  });

  const { activity, fault, problems, result, shown, files } = state;
  const isRunning = activity.value.kind === 'running';

  // What came of a run may be beneath the fold, on a phone it always is.
  useEffect(() => {
    if (activity.value.kind !== 'idle' || activity.value.last === undefined) return;
    requestAnimationFrame(() => root.current?.querySelector('.pg-came')?.scrollIntoView({ block: 'nearest' }));
  }, [activity.value, views.value]);

  const full = useFullEditor(editors, () => editors.current.get(shown.peek()));
  const showFile = (name: string): void => {
    shown.value = name;
    full.onShown();
  };
  const goTo = ({ file, line, column }: SourcePosition): void => {
    if (!editors.current.has(file)) return;
    if (files.value.some(({ name }) => name === file) && file !== shown.value) showFile(file);
    // A panel is opened first: what is hidden takes no focus.
    root.current
      ?.querySelector<HTMLDetailsElement>(`details[data-file="${CSS.escape(file)}"]`)
      ?.setAttribute('open', '');
    requestAnimationFrame(() => editors.current.get(file)?.goTo(line, column));
  };

  const run = (): void => {
    void state.run();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    run();
  };
  const useSample = async (sampleId: string): Promise<void> => {
    const sample = samples.find((one) => one.id === sampleId);
    if (sample === undefined) return;
    const { withSample } = await import('./reading.ts');
    const next = withSample(state.playground.value, sample);
    // Where the services have an error, it is told as for a run.
    if (next === undefined) await state.run();
    else state.replace(next, `The events are a sample now: ${sample.label}.`);
  };
  const markOf = (file: string): ReadonlySignal<EditorMark | undefined> => {
    const known = marks.get(file);
    if (known !== undefined) return known;
    const made = computed(() => markIn(file, state));
    marks.set(file, made);
    return made;
  };
  const handleOf =
    (file: string) =>
    (handle: CodeEditorHandle | null): void => {
      if (handle === null) editors.current.delete(file);
      else editors.current.set(file, handle);
    };
  const project = Object.fromEntries(files.value.map(({ name, text }) => [name, text]));
  const leave = (): void => runButton.current?.focus();
  const shownResult = views.value;

  const textPanel = (part: 'happenings' | 'services'): JSX.Element => (
    <CodeEditor
      id={id}
      file={partFiles[part]}
      code={state[part]}
      project={{ [partFiles[part]]: state[part] }}
      handler={undefined}
      mark={markOf(partFiles[part])}
      handle={handleOf(partFiles[part])}
      onRun={run}
      onLeave={leave}
      onFocus={() => undefined}
    />
  );

  return (
    <div class="wb pg" ref={root} onKeyDown={onKeyDown} data-live={isLive.value}>
      <PlaygroundNotices state={state} opening={opening} onOpen={open} />
      <div class="pg-columns">
        <div class="pg-code">
          <div class="wb-desk">
            <div class="wb-file">
              <FileTabs
                id={id}
                files={files.value.map(({ name }) => ({ name, starter: '' }))}
                shown={shown.value}
                onShow={showFile}
              />
              <FullEditorButton full={full} />
            </div>
            {files.value.map(({ name, text }) => (
              <FilePanel
                key={name}
                id={id}
                name={name}
                isOneOfMany={files.value.length > 1}
                isShown={shown.value === name}
              >
                <CodeEditor
                  id={id}
                  file={name}
                  code={text}
                  project={project}
                  handler={undefined}
                  mark={markOf(name)}
                  handle={handleOf(name)}
                  onRun={run}
                  onLeave={leave}
                  onFocus={full.onFocus}
                />
              </FilePanel>
            ))}
            <FileDesk
              state={state}
              onChanged={() => {
                if (full.mode.value === 'on') full.close();
              }}
            />
            <EditorKeys full={full} />
            <div class="wb-bar wb-js">
              <button type="button" class="wb-button wb-primary" ref={runButton} onClick={run} disabled={isRunning}>
                Run
              </button>
              <button type="button" class="wb-button" onClick={state.stop} disabled={!isRunning}>
                Stop
              </button>
              <span class="wb-activity">
                {activity.value.kind === 'running' && activity.value.isSlow ? 'Running …' : ''}
              </span>
            </div>
          </div>
          <PlaygroundTrouble />
          <section class="wb-result wb-js pg-came" aria-label="Result">
            <p class="sr-only" role="status" aria-live="polite">
              {announcement(state, views.value)}
            </p>
            {fault.value !== undefined && (
              <div class="wb-verdict wb-fault">
                <p>
                  <strong class="wb-kind">Our fault</strong> {fault.value}
                </p>
              </div>
            )}
            {problems.value.length > 0 && (
              <div class="wb-verdict wb-failed">
                <p>
                  <strong class="wb-kind">Not run</strong> {problems.value[0]?.message}
                </p>
                {problems.value[0] !== undefined && <ProblemPlace problem={problems.value[0]} onGoTo={goTo} />}
              </div>
            )}
            {result.value === undefined
              ? problems.value.length === 0 && (
                  <p class="wb-note">Run the function to see what comes of it. Nothing leaves this page.</p>
                )
              : shownResult !== undefined && (
                  <shownResult.PlaygroundResultView
                    result={result.value}
                    isStale={state.isStale.value}
                    failure={state.failure.value}
                    onGoTo={goTo}
                  />
                )}
          </section>
        </div>
        <div class="pg-around">
          <details open data-file={partFiles.happenings}>
            <summary>Events</summary>
            <p class="wb-note">One event as JSON, or a list of what happens, as YAML or JSON.</p>
            <p class="pg-form wb-js">
              <label>
                Put in a sample{' '}
                <select
                  value=""
                  onChange={({ currentTarget }) => {
                    const chosen = currentTarget.value;
                    currentTarget.value = '';
                    void useSample(chosen).catch(state.report);
                  }}
                >
                  <option value="">Choose one …</option>
                  {samples.map((sample) => (
                    <option value={sample.id}>{sample.label}</option>
                  ))}
                </select>
              </label>
            </p>
            {textPanel('happenings')}
            <ProblemsView problems={problems.value} part="happenings" onGoTo={goTo} />
          </details>
          <details>
            <summary>Configuration</summary>
            <ConfigurationForm
              config={state.config}
              problems={problems.value.filter(({ part }) => part === 'function')}
            />
          </details>
          <details data-file={partFiles.services}>
            <summary>Services and triggers</summary>
            <p class="wb-note">
              What is around the function, and who calls it: <code>resources</code>, <code>triggers</code>,{' '}
              <code>network</code> and <code>asynchronous</code>. Each sample puts in what it needs.
            </p>
            {textPanel('services')}
            <ProblemsView problems={problems.value} part="services" onGoTo={goTo} />
          </details>
          <details class="wb-js">
            <summary>Import from an exercise</summary>
            <ImportPanel state={state} {...props} />
          </details>
          <details
            class="wb-js"
            onToggle={({ currentTarget }) => {
              isSharing.value = currentTarget.open;
            }}
          >
            <summary>Share as a link</summary>
            {isSharing.value && <SharePanel state={state} />}
          </details>
          <details class="wb-js">
            <summary>Download as a folder</summary>
            <DownloadPanel state={state} />
          </details>
          <p class="wb-js">
            <button
              type="button"
              class="wb-link"
              onClick={() => {
                state.replace(firstPlayground, 'You have started over.');
              }}
            >
              Start over
            </button>
          </p>
        </div>
      </div>
    </div>
  );
}

function markIn(file: string, { problems, failure }: PlaygroundState): EditorMark | undefined {
  const problem = problems.value.find(({ part }) => part !== 'function' && partFiles[part] === file);
  if (problem?.line !== undefined) return { line: problem.line, column: 1, message: problem.message };
  if (failure.value?.position.file !== file) return undefined;
  const { line, column } = failure.value.position;
  return { line, column, message: failure.value.message };
}

/** What a screen reader says when something has come of a run. */
function announcement(
  { activity, fault, problems, result }: PlaygroundState,
  views: typeof resultView | undefined,
): string {
  if (activity.value.kind === 'running') return activity.value.isSlow ? 'Running' : '';
  if (fault.value !== undefined) return fault.value;
  if (activity.value.last !== 'run') return '';
  if (problems.value[0] !== undefined) return `Not run. ${problems.value[0].message}`;
  return result.value === undefined || views === undefined ? '' : views.describeOutcome(result.value.outcome);
}
