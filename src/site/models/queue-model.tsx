import { queue } from 'virtual:recorded-runs';
import type { JSX } from 'preact';
import type { SandboxClient } from '#worker';
import { ChartFigure } from './chart-figure.tsx';
import { useEngineModel } from './engine-model.ts';
import { shownOf, type Ran } from './engine-run.ts';
import { loadExerciseCode, type ExerciseReference } from './exercise-code.ts';
import { HandlerChoice } from './handler-choice.tsx';
import { ModelCode } from './model-code.tsx';
import { NumberField } from './number-field.tsx';
import { describeQueue, queueChartOf, type QueueChart } from './queue-chart.ts';
import { BatchTable, QueuePlot, QueueTable } from './queue-plot.tsx';
import {
  addressedSettings,
  givenCode,
  numberSettings,
  problemOf,
  queueName,
  queueScenario,
  requestHere,
  type QueueSettings,
} from './queue-settings.ts';
import { RunBar } from './run-bar.tsx';

export interface QueueModelProps {
  readonly exercise: ExerciseReference;
}

/** Messages of a queue over time: driven by a handler. */
export function QueueModel({ exercise }: QueueModelProps): JSX.Element {
  const { settings, code, isLive, shown, runBar, change } = useEngineModel(addressedSettings, queue, (asked, client) =>
    runQueue(asked, exercise, client),
  );
  return (
    <div class="model" data-live={isLive} data-replays>
      <ChartFigure name="messages" title="Where the messages are, over time">
        <QueuePlot chart={shown} />
        <ul class="model-legend">
          <li class="model-key-visible">in sight</li>
          <li class="model-key-in-flight">in flight</li>
          <li class="model-key-done">done and deleted</li>
          <li class="model-key-dead">dead letters</li>
        </ul>
        <p class="model-finding" role="status">
          {describeQueue(shown)}
        </p>
      </ChartFigure>
      <Controls settings={settings} exercise={exercise} onChange={change} />
      {settings.handler === 'here' && <ModelCode id="queue-model" code={code} given={givenCode} onRun={runBar.onRun} />}
      <RunBar {...runBar} />
      <noscript>
        <p>The controls need JavaScript. Without it, the chart and the tables show a run of the code above.</p>
      </noscript>
      <details>
        <summary>The chart as a table</summary>
        <QueueTable chart={shown} />
      </details>
      <details>
        <summary>The invocations, batch by batch</summary>
        <BatchTable chart={shown} />
      </details>
    </div>
  );
}

async function runQueue(
  settings: QueueSettings,
  exercise: ExerciseReference,
  client: () => Promise<SandboxClient>,
): Promise<Ran<QueueChart>> {
  const problem = problemOf(settings);
  if (problem !== undefined) return { kind: 'problem', message: problem };
  const read = (transcript: Parameters<typeof queueChartOf>[0]): QueueChart => queueChartOf(transcript, queueName);
  if (settings.handler === 'here') return shownOf(await (await client()).try(requestHere(settings)), read);
  const { function: config, files, scenario } = await loadExerciseCode(exercise, 1);
  const { queues, triggers, steps } = queueScenario(settings);
  const outcome = await (
    await client()
  ).try({
    function: { ...config, timeout: settings.timeout },
    files,
    steps,
    resources: { ...scenario.resources, queues },
    triggers,
    seed: scenario.seed,
    tellsHistory: true,
  });
  return shownOf(outcome, read);
}

interface ControlsProps {
  readonly settings: QueueSettings;
  readonly exercise: ExerciseReference;
  onChange(change: Partial<QueueSettings>): void;
}

function Controls({ settings, exercise, onChange }: ControlsProps): JSX.Element {
  const field = (name: keyof typeof numberSettings): JSX.Element => (
    <NumberField
      label={numberSettings[name].label}
      value={settings[name]}
      limits={numberSettings[name]}
      onChange={(value) => {
        onChange({ [name]: value });
      }}
    />
  );
  const isHere = settings.handler === 'here';
  return (
    <div class="model-controls">
      <fieldset>
        <legend>What is sent</legend>
        {field('messages')}
        {field('broken')}
        {field('everyMs')}
      </fieldset>
      <fieldset>
        <legend>The queue</legend>
        {field('visibilityTimeout')}
        {field('maxReceiveCount')}
      </fieldset>
      <fieldset>
        <legend>The event source mapping</legend>
        {field('batchSize')}
        {field('windowSeconds')}
        {field('maximumConcurrency')}
        <label>
          <input
            type="checkbox"
            checked={settings.reportsFailures}
            onChange={({ currentTarget }) => {
              onChange({ reportsFailures: currentTarget.checked });
            }}
          />{' '}
          ReportBatchItemFailures
        </label>
      </fieldset>
      <fieldset>
        <legend>The function</legend>
        <HandlerChoice
          value={settings.handler}
          exerciseTitle={exercise.title}
          onChange={(chosen) => {
            onChange({ handler: chosen });
          }}
        />
        {field('timeout')}
        {isHere && field('workMs')}
        {isHere && field('failPercent')}
      </fieldset>
    </div>
  );
}
