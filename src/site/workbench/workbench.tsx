import { computed, signal, useSignal, useSignalEffect, type Signal } from '@preact/signals';
import type { SourcePosition } from '#sandbox';
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import type { ExerciseJson } from '../content/exercise-files.ts';
import { recordKey } from '../stores/exercise-record.ts';
import { describeTrouble } from '../stores/describe-trouble.ts';
import type * as addressBar from './address-bar.tsx';
import { CodeEditor, type CodeEditorHandle, type EditorMark } from './code-editor.tsx';
import { ElsewhereNotice } from './elsewhere-notice.tsx';
import { loadEngine } from './engine.ts';
import { choiceKey, type EventChoice } from './event-choice.ts';
import type * as eventsPanel from './events-panel.tsx';
import type * as evidence from './evidence.ts';
import type { ExerciseProps } from './exercise-props.ts';
import { FilePanel, FileTabs, ReadOnlyFile } from './file-tabs.tsx';
import { ForecastDesk, forecastsInPage, questionsOf } from './forecast-desk.tsx';
import { EditorKeys, FullEditorButton, useFullEditor } from './full-editor-switch.tsx';
import { createPageServices, storageTrouble } from './page-services.ts';
import { SolutionDialog } from './solution-dialog.tsx';
import { verdictName } from './verdict-names.ts';
import { createWorkbenchState, type WorkbenchState } from './workbench-state.ts';

/** One exercise: the code, what can be done with it, and what came of it. */
export function Workbench(props: ExerciseProps): JSX.Element {
  const { id } = props;
  const services = useMemo(() => createPageServices(props), []);
  const state = useMemo(() => createWorkbenchState(props, services), []);
  const editors = useRef(new Map<string, CodeEditorHandle>());
  const shownFile = useSignal(props.files[0]?.name ?? '');
  const editor = (): CodeEditorHandle | undefined => editors.current.get(shownFile.peek());
  const runButton = useRef<HTMLButtonElement>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const events = useRef<HTMLDetailsElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const wasAskedForAll = useSignal(false);
  const exercise = useSignal<ExerciseJson | undefined>(undefined);
  const choices = useSignal<readonly EventChoice[] | undefined>(undefined);
  const chosen = useSignal(choiceKey(0, 0, 1));
  const marks = useMemo(
    () => Object.fromEntries(props.files.map(({ name }) => [name, computed(() => markIn(name, state))])),
    [],
  );
  const isLive = useSignal(false);
  const views = useSignal<typeof evidence | undefined>(undefined);
  const panel = useSignal<typeof eventsPanel | undefined>(undefined);
  const bar = useSignal<typeof addressBar | undefined>(undefined);
  const barPanel = useRef<HTMLDetailsElement>(null);

  const { activity, result, record, fault } = state;
  const isRunning = activity.value.kind === 'running';

  useEffect(() => {
    const typed = [...editors.current].flatMap(([name, { text }]) => {
      const now = text();
      return now === undefined ? [] : [[name, now] as const];
    });
    const said = form.current === null ? {} : forecastsInPage(form.current, props.forecast ?? []);
    state.restore(Object.fromEntries(typed), said);
    isLive.value = true;
    // What was done before this code was there, nobody has told it.
    if (events.current?.open === true) openEvents();
    if (barPanel.current?.open === true) openBar();
    const focused = document.activeElement;
    if (focused?.matches('.wb-text') === true && root.current?.contains(focused) === true) full.onFocus();
    const onStorage = (event: StorageEvent): void => {
      if (event.key === recordKey(id)) state.noticeStored();
    };
    window.addEventListener('storage', onStorage);
    return () => {
      window.removeEventListener('storage', onStorage);
    };
  }, []);

  const loadViews = (): void => {
    if (views.peek() !== undefined) return;
    void import('./evidence.ts').then((loaded) => (views.value = loaded), state.report);
  };

  // The hints and events are part of what a run loads.
  useSignalEffect(() => {
    const isWanted =
      result.value !== undefined || state.solution.value !== undefined || activity.value.kind === 'running';
    if (isWanted) loadViews();
    if (result.value !== undefined && exercise.peek() === undefined) {
      void services.fetchExercise().then(
        (loaded) => (exercise.value = loaded),
        () => undefined,
      );
    }
  });

  // What came of a run may be beneath the fold, on a phone it always is.
  useEffect(() => {
    if (activity.value.kind !== 'idle' || activity.value.last !== 'checks') return;
    requestAnimationFrame(() => root.current?.querySelector('.wb-verdict')?.scrollIntoView({ block: 'nearest' }));
  }, [activity.value, views.value]);

  const prepareEvents = async (seed: number): Promise<void> => {
    const [{ spec }, engine, loaded] = await Promise.all([
      services.fetchExercise(),
      loadEngine(),
      import('./events-panel.tsx'),
    ]);
    panel.value = loaded;
    choices.value = loaded.eventChoices(
      engine.prepareExercise(spec, seed),
      props.taskTitles,
      await engine.loadStepPreview(),
    );
  };
  const openEvents = (): void => {
    if (choices.value === undefined)
      void prepareEvents(result.value?.details?.seed ?? services.newSeed()).catch(state.report);
  };
  const openBar = (): void => {
    if (bar.peek() === undefined) void import('./address-bar.tsx').then((loaded) => (bar.value = loaded), state.report);
  };
  const replay = (taskIndex: number, scenarioIndex: number, step: number): void => {
    void prepareEvents(result.value?.details?.seed ?? services.newSeed()).then(() => {
      const key = choiceKey(taskIndex, scenarioIndex, step);
      // What a request that follows another brings is known only in the run.
      const isThere = choices.peek()?.some((one) => one.key === key) === true;
      chosen.value = isThere ? key : choiceKey(taskIndex, scenarioIndex, 1);
      if (events.current === null) return;
      events.current.open = true;
      events.current.scrollIntoView({ block: 'nearest' });
      events.current.querySelector('select')?.focus();
    }, state.report);
  };

  const full = useFullEditor(editors, () => editor());
  const showFile = (name: string): void => {
    shownFile.value = name;
    full.onShown();
  };
  const goTo = ({ file, line, column }: SourcePosition): void => {
    if (!editors.current.has(file)) return;
    if (file !== shownFile.value) showFile(file);
    // The panel is shown first: what is hidden takes no focus.
    requestAnimationFrame(() => editors.current.get(file)?.goTo(line, column));
  };

  const missing = questionsOf(props.forecast ?? []).flatMap(({ id: question }) =>
    state.forecasts.value[question] === undefined ? [question] : [],
  );
  const run = (): void => {
    wasAskedForAll.value = missing.length > 0;
    if (missing[0] === undefined) void state.run();
    else form.current?.querySelector<HTMLElement>(`[name="${CSS.escape(missing[0])}"]`)?.focus();
  };
  const onKeyDown = (event: TargetedKeyboardEvent<HTMLElement>): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    run();
  };

  const shown = views.value;
  const trouble = storageTrouble.value;
  const hintedTask = state.hintedTask.value;
  const { solved } = record.value;
  const isPassed = result.value?.report.verdict.kind === 'passed';
  const isForecast = props.forecast !== undefined;
  const isTemplate = props.writes === 'template';
  /** An event alone is sent to a function that is there; a template has to be deployed first, and that is what a run does. */
  const hasEvents = !isTemplate && (!isForecast || result.value !== undefined);

  /** Stays in sight beside a long task, and ends where the task does. */
  const codeDesk = (): JSX.Element => (
    <div class="wb-desk">
      <div class="wb-file">
        <FileTabs id={id} files={props.files} shown={shownFile.value} onShow={showFile} />
        <FullEditorButton full={full} />
      </div>
      {props.files.map(({ name, starter, isReadOnly }) => (
        <FilePanel id={id} name={name} isOneOfMany={props.files.length > 1} isShown={shownFile.value === name}>
          {isReadOnly === true ? (
            <ReadOnlyFile name={name} text={starter} />
          ) : (
            <CodeEditor
              id={id}
              file={name}
              code={textOf(state, name)}
              project={state.texts}
              handler={props.handler}
              mark={marks[name] ?? noMark}
              handle={(handle) => {
                if (handle === null) editors.current.delete(name);
                else editors.current.set(name, handle);
              }}
              onRun={run}
              onLeave={() => runButton.current?.focus()}
              onFocus={full.onFocus}
            />
          )}
        </FilePanel>
      ))}
      <EditorKeys full={full} />
      <div class="wb-bar wb-js">
        <button type="button" class="wb-button wb-primary" ref={runButton} onClick={run} disabled={isRunning}>
          Run
        </button>
        <button type="button" class="wb-button" onClick={state.stop} disabled={!isRunning}>
          Stop
        </button>
        <button type="button" class="wb-button" onClick={state.reset} disabled={state.isStarter.value}>
          Reset
        </button>
        {record.value.filesBeforeReset !== undefined && (
          <button type="button" class="wb-button" onClick={state.undoReset}>
            Undo reset
          </button>
        )}
        <button
          type="button"
          class="wb-button"
          onClick={() => dialog.current?.showModal()}
          disabled={state.solution.value !== undefined}
        >
          Show solution
        </button>
        <span class="wb-activity">{activity.value.kind === 'running' && activity.value.isSlow ? 'Running …' : ''}</span>
      </div>
    </div>
  );

  return (
    <div class="wb" ref={root} onKeyDown={onKeyDown} data-live={isLive.value}>
      <div class="wb-main">
        {props.forecast === undefined ? (
          codeDesk()
        ) : (
          <ForecastDesk
            id={id}
            title={props.title}
            files={props.files}
            shownFile={shownFile.value}
            tasks={props.forecast}
            forecasts={state.forecasts.value}
            missing={wasAskedForAll.value ? missing : []}
            isRunning={isRunning}
            isSlow={activity.value.kind === 'running' && activity.value.isSlow}
            form={form}
            runButton={runButton}
            onShowFile={showFile}
            onForecast={state.forecast}
            onRun={run}
            onStop={state.stop}
          />
        )}
      </div>
      {/* Beneath the code and its buttons: what comes and goes here moves none of them. */}
      <div class="wb-notices">
        {trouble !== undefined && <p class="wb-notice">{describeTrouble(trouble)}</p>}
        {solved !== undefined && (
          <p class="wb-solved">
            <span aria-hidden="true">✓ </span>
            {solved.contentVersion === props.contentVersion
              ? 'You have solved this exercise.'
              : `You have solved this exercise. It has changed since: run again to see whether your ${isForecast ? 'forecast still holds' : `${props.writes} still passes`}.`}
          </p>
        )}
        {state.elsewhere.value !== undefined && (
          <ElsewhereNotice what="This exercise" onSettle={state.settleElsewhere} />
        )}
      </div>
      <div class="wb-below">
        <SolutionDialog dialog={dialog} onShow={() => void state.showSolution()} />
        {shown !== undefined && state.solution.value !== undefined && (
          <shown.SolutionView title={props.title} files={state.solution.value} onHide={state.hideSolution} />
        )}
        <section class="wb-result wb-js" aria-label={`Result: ${props.title}`}>
          <p class="sr-only" role="status" aria-live="polite">
            {announcement(state)}
          </p>
          {fault.value !== undefined && (
            <div class="wb-verdict wb-fault">
              <p>
                <strong class="wb-kind">{verdictName('our-fault')}</strong> {fault.value}
              </p>
            </div>
          )}
          {result.value === undefined
            ? fault.value === undefined && (
                <p class="wb-note">
                  {isForecast
                    ? 'Answer the questions, then run the function and compare.'
                    : `Run your ${props.writes} to have it checked.`}{' '}
                  Nothing leaves this page.
                </p>
              )
            : shown !== undefined && (
                <shown.ResultView
                  result={result.value}
                  isStale={state.isStale.value}
                  solutionSeen={record.value.solutionSeen === true}
                  firstForecast={record.value.firstForecast}
                  onGoTo={goTo}
                  what={isForecast ? 'forecast' : props.writes}
                  onReplay={hasEvents ? replay : undefined}
                />
              )}
          {shown !== undefined && state.measurements.value.length > 0 && (
            <shown.MeasurementsView measurements={state.measurements.value} />
          )}
          {isPassed && props.next !== undefined && !state.isStale.value && (
            <p>
              <a class="wb-next" href={props.next.url}>
                Go on: {props.next.title}
              </a>
            </p>
          )}
          {shown !== undefined && hintedTask !== undefined && exercise.value !== undefined && (
            <shown.Hints
              taskIndex={hintedTask}
              taskTitle={props.taskTitles[hintedTask] ?? ''}
              hints={exercise.value.spec.tasks[hintedTask]?.hints ?? []}
              shown={record.value.hintsShown?.[hintedTask] ?? 0}
              onNext={() => {
                state.showNextHint(hintedTask);
              }}
            />
          )}
        </section>
        {props.hasAddressBar === true && (
          <details
            class="wb-panel wb-js"
            ref={barPanel}
            onToggle={(event) => {
              if (event.currentTarget.open) openBar();
            }}
          >
            <summary>Address bar</summary>
            {bar.value === undefined ? (
              <p class="wb-note">Loading the address bar …</p>
            ) : (
              <bar.value.AddressBar id={id} title={props.title} state={state} services={services} />
            )}
          </details>
        )}
        {/* Whoever is to say what will happen sees it when it has happened. */}
        {hasEvents && (
          <details
            class="wb-panel wb-js"
            ref={events}
            onToggle={(event) => {
              if (event.currentTarget.open) openEvents();
            }}
          >
            <summary>Events</summary>
            {panel.value === undefined ? (
              <p class="wb-note">Loading the events …</p>
            ) : (
              <panel.value.EventsPanel
                id={id}
                choices={choices}
                chosen={chosen}
                title={props.title}
                tried={state.tried.value}
                isRunning={isRunning}
                isStale={state.isTriedStale.value}
                onSend={(sent) => void state.send(sent)}
              />
            )}
          </details>
        )}
      </div>
    </div>
  );
}

const noMark = signal(undefined);

/** Where the verdict says that an error is, as long as the code is what was judged. */
function markIn(file: string, { result, isStale }: WorkbenchState): EditorMark | undefined {
  const verdict = result.value?.report.verdict;
  if (verdict?.position?.file !== file || isStale.value) return undefined;
  const { line, column } = verdict.position;
  return { line, column, message: verdict.message };
}

function textOf({ texts }: WorkbenchState, name: string): Signal<string> {
  const text = texts[name];
  if (text === undefined) throw new Error(`There is no file ${name} to edit.`);
  return text;
}

/** What a screen reader says when something has come of a run. */
function announcement({ activity, fault, result, tried }: WorkbenchState): string {
  if (activity.value.kind === 'running') return activity.value.isSlow ? 'Running' : '';
  if (fault.value !== undefined) return fault.value;
  const last = activity.value.last;
  if (last === 'event' && tried.value !== undefined) return 'The answer to the event is there.';
  if (last !== 'checks' || result.value === undefined) return '';
  const { verdict, tasks } = result.value.report;
  const checks = tasks.flatMap((task) => task.scenarios.flatMap((scenario) => scenario.checks));
  const passed = checks.filter(({ status }) => status === 'passed').length;
  const what = checks.some(({ kind }) => kind === 'prediction') ? 'forecasts were right' : 'checks passed';
  return `${verdictName(verdict.kind)}. ${verdict.message} ${passed} of ${checks.length} ${what}.`;
}
