import { power } from 'virtual:recorded-runs';
import type { PowerPoint, PowerTuning } from '#simulators';
import type { JSX } from 'preact';
import type { SandboxClient, TryRequest } from '#worker';
import { formatAfter } from '../workbench/format-after.ts';
import { ChartFigure } from './chart-figure.tsx';
import { Choice } from './choice.tsx';
import { useEngineModel } from './engine-model.ts';
import type { Ran } from './engine-run.ts';
import { loadExerciseCode, type ExerciseReference } from './exercise-code.ts';
import { formatCount, formatDollars } from './format-number.ts';
import { HandlerChoice } from './handler-choice.tsx';
import { ModelCode } from './model-code.tsx';
import { NumberField } from './number-field.tsx';
import { marksOf, PowerChart } from './power-chart.tsx';
import {
  addressedSettings,
  bounds,
  defaultSettings,
  givenCode,
  isFailed,
  memorySizes,
  requestAt,
  requestHere,
  resultAt,
  tuningOf,
  type PowerSettings,
  type SizeResult,
  type TriedSizes,
} from './power-settings.ts';
import { RunBar } from './run-bar.tsx';
import { TableBox } from './table-box.tsx';

export interface PowerModelProps {
  readonly exercise: ExerciseReference;
}

const recorded: TriedSizes = { architecture: defaultSettings.architecture, results: power };

/** Power tuning: a handler at every memory size, how long it takes and what it costs. */
export function PowerModel({ exercise }: PowerModelProps): JSX.Element {
  const { settings, code, isLive, shown, runBar, change } = useEngineModel(
    addressedSettings,
    recorded,
    (asked, client) => runPower(asked, exercise, client),
  );
  const tuning = tuningOf(shown);
  const finding = describeTuning(tuning, shown.results);
  return (
    <div class="model" data-live={isLive} data-replays>
      <ChartFigure name="power-tuning" title="Time and cost by memory size">
        {tuning !== undefined && <PowerChart tuning={tuning} label={finding} />}
        <ul class="model-legend">
          <li class="model-key-time">Duration, read on the left</li>
          <li class="model-key-cost">Cost, read on the right</li>
          <li class="model-key-pick">Cheapest, balanced, fastest</li>
        </ul>
        <p class="model-finding" role="status">
          {finding}
        </p>
      </ChartFigure>
      <Controls settings={settings} exercise={exercise} onChange={change} />
      {settings.handler === 'here' && <ModelCode id="power-model" code={code} given={givenCode} onRun={runBar.onRun} />}
      <RunBar {...runBar} />
      <noscript>
        <p>The controls need JavaScript. Without it, the chart and the table show a run of the code above.</p>
      </noscript>
      <details>
        <summary>The chart as a table</summary>
        <SizeTable tuning={tuning} results={shown.results} />
      </details>
    </div>
  );
}

/** Tries all sizes, one after the other. */
async function runPower(
  settings: PowerSettings,
  exercise: ExerciseReference,
  loadClient: () => Promise<SandboxClient>,
): Promise<Ran<TriedSizes>> {
  const request = settings.handler === 'here' ? requestHere(settings) : await requestOfExercise(exercise);
  const client = await loadClient();
  const results: SizeResult[] = [];
  for (const memoryMb of memorySizes) {
    const outcome = await client.try(requestAt(memoryMb, request));
    if (outcome.kind !== 'ran') return { kind: 'problem', message: outcome.message };
    results.push(resultAt(memoryMb, outcome.transcript));
  }
  return { kind: 'shown', shown: { architecture: settings.architecture, results } };
}

async function requestOfExercise(exercise: ExerciseReference): Promise<TryRequest> {
  const { function: config, files, scenario } = await loadExerciseCode(exercise, 1);
  const { steps, seed, network, resources, triggers } = scenario;
  return {
    function: config,
    files,
    steps,
    seed,
    ...(network !== undefined && { network }),
    ...(resources !== undefined && { resources }),
    ...(triggers !== undefined && { triggers }),
  };
}

function describeTuning(tuning: PowerTuning | undefined, results: readonly SizeResult[]): string {
  const failed = results.filter(isFailed);
  const failures =
    failed.length === 0
      ? ''
      : ` At ${failed.map(({ memoryMb, errorType }) => `${formatCount(memoryMb)} MB it failed (${errorType})`).join(', ')}.`;
  if (tuning === undefined) return `The function failed at every size.${failures}`;
  return `${marksOf(tuning)
    .map(({ memoryMb, names }) => {
      const point = tuning.points.find((one) => one.memoryMb === memoryMb);
      return `${capitalize(listOf(names))}: ${formatCount(memoryMb)} MB${point === undefined ? '' : `, ${describePoint(point)}`}.`;
    })
    .join(' ')}${failures}`;
}

function describePoint({ durationMs, dollars }: PowerPoint): string {
  return `${formatAfter(durationMs)} each and ${formatDollars(dollars)} for a million`;
}

function listOf(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function capitalize(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

function SizeTable({
  tuning,
  results,
}: {
  readonly tuning: PowerTuning | undefined;
  readonly results: readonly SizeResult[];
}): JSX.Element {
  const marks = tuning === undefined ? [] : marksOf(tuning);
  return (
    <TableBox caption="A warm invocation at each memory size">
      <thead>
        <tr>
          <th scope="col">Memory</th>
          <th scope="col">Duration</th>
          <th scope="col">Billed</th>
          <th scope="col">Picked as</th>
          <th scope="col">A million cost</th>
        </tr>
      </thead>
      <tbody>
        {results.map((result) => {
          const point = tuning?.points.find(({ memoryMb }) => memoryMb === result.memoryMb);
          return (
            <tr>
              <th scope="row">{formatCount(result.memoryMb)} MB</th>
              <td>{isFailed(result) ? result.errorType : formatAfter(result.durationMs)}</td>
              <td>{isFailed(result) ? '–' : `${formatCount(result.billedMs)} ms`}</td>
              <td>{marks.find(({ memoryMb }) => memoryMb === result.memoryMb)?.names.join(', ') ?? '–'}</td>
              <td>{point === undefined ? '–' : formatDollars(point.dollars)}</td>
            </tr>
          );
        })}
      </tbody>
    </TableBox>
  );
}

interface ControlsProps {
  readonly settings: PowerSettings;
  readonly exercise: ExerciseReference;
  onChange(change: Partial<PowerSettings>): void;
}

function Controls({ settings, exercise, onChange }: ControlsProps): JSX.Element {
  const { rounds, waitMs, architecture, handler } = settings;
  return (
    <div class="model-controls">
      <fieldset>
        <legend>The function</legend>
        <HandlerChoice
          value={handler}
          exerciseTitle={exercise.title}
          onChange={(chosen) => {
            onChange({ handler: chosen });
          }}
        />
        {handler === 'here' && (
          <>
            <NumberField
              label="ROUNDS"
              value={rounds}
              limits={bounds.rounds}
              onChange={(value) => {
                onChange({ rounds: value });
              }}
            />
            <NumberField
              label="WAIT_MS"
              value={waitMs}
              limits={bounds.waitMs}
              onChange={(value) => {
                onChange({ waitMs: value });
              }}
            />
          </>
        )}
        <Choice
          label="Price of"
          value={architecture}
          options={[
            ['x86_64', 'x86_64'],
            ['arm64', 'arm64'],
          ]}
          onChange={(value) => {
            onChange({ architecture: value === 'arm64' ? 'arm64' : 'x86_64' });
          }}
        />
      </fieldset>
    </div>
  );
}
