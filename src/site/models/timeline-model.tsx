import { timeline } from 'virtual:recorded-runs';
import type { JSX } from 'preact';
import type { SandboxClient } from '#worker';
import { ChartFigure } from './chart-figure.tsx';
import { Choice } from './choice.tsx';
import { describeEnvironments, environmentChartOf, type EnvironmentChart } from './environment-chart.ts';
import { EnvironmentLanes, EnvironmentTable } from './environment-lanes.tsx';
import { useEngineModel } from './engine-model.ts';
import { shownOf, type Ran } from './engine-run.ts';
import { loadExerciseCode, type ExerciseReference } from './exercise-code.ts';
import { HandlerChoice } from './handler-choice.tsx';
import { ModelCode } from './model-code.tsx';
import { NumberField } from './number-field.tsx';
import { TextField } from './text-field.tsx';
import { RunBar } from './run-bar.tsx';
import {
  arrivalNames,
  arrivalTimes,
  bounds,
  addressedSettings,
  givenCode,
  isArrivals,
  requestHere,
  stepsOf,
  type TimelineSettings,
} from './timeline-settings.ts';

export interface TimelineModelProps {
  readonly exercise: ExerciseReference;
}

/** Requests that arrive, and the execution environments that they need: driven by a handler. */
export function TimelineModel({ exercise }: TimelineModelProps): JSX.Element {
  const { settings, code, isLive, shown, runBar, change } = useEngineModel(
    addressedSettings,
    timeline,
    (asked, client) => runTimeline(asked, exercise, client),
  );
  return (
    <div class="model" data-live={isLive} data-replays>
      <ChartFigure name="environments" title="Execution environments over time">
        <EnvironmentLanes chart={shown} />
        <ul class="model-legend model-legend-lanes">
          <li class="model-key-init">INIT, a cold start</li>
          <li class="model-key-invoke">INVOKE, with the number of the request</li>
          <li class="model-key-failed">INVOKE that failed</li>
          <li class="model-key-idle">frozen</li>
          <li class="model-key-dropped">dropped</li>
        </ul>
        <p class="model-finding" role="status">
          {describeEnvironments(shown)}
        </p>
      </ChartFigure>
      <Controls settings={settings} exercise={exercise} onChange={change} />
      {settings.handler === 'here' && (
        <ModelCode id="timeline-model" code={code} given={givenCode} onRun={runBar.onRun} />
      )}
      <RunBar {...runBar} />
      <noscript>
        <p>The controls need JavaScript. Without it, the picture and the table show a run of the code above.</p>
      </noscript>
      <details>
        <summary>The picture as a table</summary>
        <EnvironmentTable chart={shown} />
      </details>
    </div>
  );
}

async function runTimeline(
  settings: TimelineSettings,
  exercise: ExerciseReference,
  client: () => Promise<SandboxClient>,
): Promise<Ran<EnvironmentChart>> {
  const times = arrivalTimes(settings);
  if ('problem' in times) return { kind: 'problem', message: times.problem };
  if (settings.handler === 'here')
    return shownOf(await (await client()).try(requestHere(settings, times)), environmentChartOf);
  const { function: config, files, scenario } = await loadExerciseCode(exercise, 1);
  const requests = scenario.steps.filter((step) => step.kind === 'http-request' || step.kind === 'invoke');
  const outcome = await (
    await client()
  ).try({
    function: { ...config, memorySize: settings.memoryMb },
    files,
    steps: stepsOf(times, requests),
    seed: scenario.seed,
    tellsHistory: true,
    ...(scenario.resources !== undefined && { resources: scenario.resources }),
  });
  return shownOf(outcome, environmentChartOf);
}

interface ControlsProps {
  readonly settings: TimelineSettings;
  readonly exercise: ExerciseReference;
  onChange(change: Partial<TimelineSettings>): void;
}

function Controls({ settings, exercise, onChange }: ControlsProps): JSX.Element {
  const { arrivals, requests, own, memoryMb, workMs, handler } = settings;
  return (
    <div class="model-controls">
      <fieldset>
        <legend>The requests</legend>
        <Choice
          label="They come"
          value={arrivals}
          options={Object.entries(arrivalNames)}
          onChange={(value) => {
            if (isArrivals(value)) onChange({ arrivals: value });
          }}
        />
        {arrivals === 'own' ? (
          <TextField
            label="Seconds, as a list"
            value={own}
            onChange={(value) => {
              onChange({ own: value });
            }}
          />
        ) : (
          <NumberField
            label="How many"
            value={requests}
            limits={bounds.requests}
            onChange={(value) => {
              onChange({ requests: value });
            }}
          />
        )}
      </fieldset>
      <fieldset>
        <legend>The function</legend>
        <HandlerChoice
          value={handler}
          exerciseTitle={exercise.title}
          onChange={(chosen) => {
            onChange({ handler: chosen });
          }}
        />
        <NumberField
          label="Memory in MB"
          value={memoryMb}
          limits={bounds.memoryMb}
          onChange={(value) => {
            onChange({ memoryMb: value });
          }}
        />
        {handler === 'here' && (
          <NumberField
            label="WORK_MS"
            value={workMs}
            limits={bounds.workMs}
            onChange={(value) => {
              onChange({ workMs: value });
            }}
          />
        )}
      </fieldset>
    </div>
  );
}
