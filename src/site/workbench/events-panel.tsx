import { useSignal, useSignalEffect, type Signal } from '@preact/signals';
import type { JsonValue } from '#kernel';
import type { ActingStep, HttpTriggerKind, PreparedScenario, Step, TriggerSpec } from '#sandbox';
import type { JSX } from 'preact';
import { actingSteps, choiceKey, type EventChoice } from './event-choice.ts';
import { OutcomeView } from './invocation-view.tsx';
import './result-styles.ts';
import type { SentEvent, TriedEvent } from './workbench-state.ts';

/** What the engine tells of a step. */
export interface StepPreview {
  /** The event that it brings. */
  readonly previewEvent: (step: ActingStep, seed: number, triggers?: readonly TriggerSpec[]) => JsonValue;
  readonly apiOf: (
    step: Extract<ActingStep, { kind: 'http-request' }>,
    triggers?: readonly TriggerSpec[],
  ) => HttpTriggerKind;
}

/** Makes the choices of an exercise. */
export function eventChoices(
  scenarios: readonly PreparedScenario[],
  taskTitles: readonly string[],
  preview: StepPreview,
): readonly EventChoice[] {
  return scenarios.flatMap(({ taskIndex, scenarioIndex, name, steps, network, resources, triggers, seed }) =>
    steps.flatMap((step, index) => {
      const stepLabel = steps.length > 1 ? `, step ${index + 1}` : '';
      return actingSteps(step).map((acting, nth, { length }) => ({
        key: choiceKey(taskIndex, scenarioIndex, index + 1, nth),
        label: `${taskIndex + 1}. ${taskTitles[taskIndex] ?? ''}: ${name}${stepLabel}${length > 1 ? ` (${nth + 1} of ${length})` : ''}`,
        event: preview.previewEvent(acting, seed, triggers),
        step: acting,
        ...sourceOf(acting, triggers, preview),
        ...(network !== undefined && { network }),
        ...(resources !== undefined && { resources }),
        seed,
      }));
    }),
  );
}

function sourceOf(
  step: ActingStep,
  triggers: readonly TriggerSpec[] | undefined,
  { apiOf }: StepPreview,
): Pick<EventChoice, 'source'> {
  if (step.kind === 'http-request') return { source: apiOf(step, triggers) };
  return step.source === undefined ? {} : { source: step.source };
}

export interface EventsPanelProps {
  readonly id: string;
  readonly title: string;
  readonly choices: Signal<readonly EventChoice[] | undefined>;
  readonly chosen: Signal<string>;
  readonly tried: TriedEvent | undefined;
  readonly isRunning: boolean;
  readonly isStale: boolean;
  onSend(sent: SentEvent): void;
}

/** Choose an event, look at it, change it, and send it without grading. */
export function EventsPanel({
  id,
  title,
  choices,
  chosen,
  tried,
  isRunning,
  isStale,
  onSend,
}: EventsPanelProps): JSX.Element {
  const text = useSignal('');
  const problem = useSignal<string | undefined>(undefined);

  useSignalEffect(() => {
    const choice = choices.value?.find(({ key }) => key === chosen.value);
    if (choice === undefined) return;
    text.value = JSON.stringify(choice.event, null, 2);
    problem.value = undefined;
  });

  if (choices.value === undefined) return <p class="wb-note">Loading the events …</p>;
  if (choices.value.length === 0)
    return (
      <p class="wb-note">
        Here no event is sent by hand: what happens around the function calls it. Run the checks to see the events.
      </p>
    );

  const send = (): void => {
    const choice = choices.value?.find(({ key }) => key === chosen.value);
    if (choice === undefined) return;
    let event: JsonValue;
    try {
      event = JSON.parse(text.value) as JsonValue;
    } catch (error) {
      problem.value = `This is not JSON, so it was not sent: ${error instanceof Error ? error.message : String(error)}`;
      return;
    }
    problem.value = undefined;
    const { network, resources, source, seed } = choice;
    const step: Step = { kind: 'invoke', event, ...(source !== undefined && { source }) };
    onSend({
      step,
      ...(network !== undefined && { network }),
      ...(resources !== undefined && { resources }),
      seed,
    });
  };

  return (
    <div class="wb-events">
      <label for={`${id}-choice`}>Event</label>
      <select
        id={`${id}-choice`}
        value={chosen.value}
        onChange={(event) => {
          chosen.value = event.currentTarget.value;
        }}
      >
        {choices.value.map(({ key, label }) => (
          <option value={key}>{label}</option>
        ))}
      </select>
      <label for={`${id}-event`}>Edit the event (JSON)</label>
      <textarea
        id={`${id}-event`}
        class="wb-event-text"
        rows={14}
        spellcheck={false}
        value={text.value}
        aria-invalid={problem.value !== undefined}
        aria-describedby={`${id}-event-problem`}
        onInput={(event) => {
          text.value = event.currentTarget.value;
        }}
      />
      <p id={`${id}-event-problem`} class="wb-problem" role="alert">
        {problem.value}
      </p>
      <button type="button" class="wb-button" disabled={isRunning} onClick={send}>
        Send without grading
      </button>
      {tried !== undefined && (
        <section class="wb-tried" aria-label={`Answer to the event: ${title}`}>
          {isStale && <p class="wb-stale">The code has changed since this event was sent.</p>}
          <OutcomeView outcome={tried.outcome} />
        </section>
      )}
    </div>
  );
}
