import { inits } from 'virtual:measured-inits';
import type { TrafficResult } from '#simulators';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { formatAfter } from '../workbench/format-after.ts';
import { useAddressedSettings } from './addressed-settings.ts';
import { BillTable } from './bill-table.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { Choice } from './choice.tsx';
import { CountTable } from './count-table.tsx';
import { formatCount, formatDollars } from './format-number.ts';
import { shownRuntimeNames, shownRuntimes, isShownRuntime } from './measured-init.ts';
import { NumberField } from './number-field.tsx';
import { comparePolicies, describeComparison, mostCompared } from './policy-comparison.ts';
import { TableBox } from './table-box.tsx';
import { TextField } from './text-field.tsx';
import { describeTraffic, formatShare, mostLanes } from './traffic-chart.ts';
import { usePlayedTraffic, type PlayedTraffic } from './played-traffic.ts';
import { TrafficLanes } from './traffic-lanes.tsx';
import {
  addressedSettings,
  arrivalNames,
  inputOf,
  isArrivals,
  isPolicy,
  lifetimeHours,
  memorySizes,
  numberSettings,
  policyNames,
  swing,
  type Start,
  type TrafficSettings,
} from './traffic-settings.ts';

const msOfHour = 3_600_000;

/** Traffic played through execution environments: who meets a cold start, and what it costs. */
export function TrafficModel({ start }: { readonly start: Start }): JSX.Element {
  const { settings, isLive, change } = useAddressedSettings(addressedSettings[start]);
  const asked = useMemo(() => inputOf(settings, inits), [settings]);
  const { played, isPlaying, problem } = usePlayedTraffic(asked);
  return (
    <div class="model" data-live={isLive} data-replays>
      {played !== undefined && <Outcome {...played} />}
      <p role="status" class="model-problem">
        {isPlaying && asked.kind === 'input'
          ? `Playing ${formatCount(Math.round(asked.requests))} requests …`
          : problem}
      </p>
      <Controls
        settings={settings}
        hasGoal={start === 'warm'}
        onChange={(next) => {
          change({ ...settings, ...next });
        }}
      />
      {start === 'warm' && <Comparison settings={settings} />}
      <noscript>
        <p>The controls need JavaScript. Without it, the chart and the tables show the values above.</p>
      </noscript>
    </div>
  );
}

function Outcome({ result, watchedHours }: PlayedTraffic): JSX.Element {
  const finding = describeTraffic(result, watchedHours);
  const { lanes, environments, bill } = result;
  const left = environments - Math.min(lanes.length, mostLanes);
  return (
    <>
      <ChartFigure name="traffic" title="Requests and the execution environments that serve them">
        <TrafficLanes lanes={lanes.slice(0, mostLanes)} watchedMs={watchedHours * msOfHour} label={finding} />
        {left > 0 && <p>{formatCount(left)} more environments are not drawn.</p>}
        <ul class="model-legend model-legend-lanes">
          <li class="model-key-init">INIT (drawn wider than it is)</li>
          <li class="model-key-invoke">INVOKE</li>
          <li class="model-key-idle">frozen</li>
          <li class="model-key-dropped">dropped</li>
        </ul>
        <p class="model-finding" role="status">
          {finding}
        </p>
      </ChartFigure>
      <LatencyTable result={result} />
      <details>
        <summary>The counts as a table</summary>
        <OutcomeTable result={result} />
      </details>
      <Assumptions />
      <details>
        <summary>What it costs, line by line</summary>
        <BillTable caption="The time that is watched, without the free tier" bill={bill} sum="In all" />
      </details>
    </>
  );
}

/** What is fixed in the model, so that nobody takes it for AWS's. */
function Assumptions(): JSX.Element {
  return (
    <details>
      <summary>What the model assumes</summary>
      <ul>
        <li>Durations vary from half to twice their mean, and so do restores. INIT varies as it was measured.</li>
        <li>
          An environment is replaced after {lifetimeHours} hours, however busy it is. AWS says only that it happens.
        </li>
        <li>Of idle environments, the one that worked last is taken first.</li>
        <li>
          A daily wave goes from {formatShare(1 - swing)} of its mean rate at midnight to {formatShare(1 + swing)} at
          noon.
        </li>
        <li>A ping is answered within a millisecond. What is throttled is not tried again.</li>
        <li>Provisioned environments are there from the beginning, and are never replaced.</li>
        <li>
          With SnapStart, each new environment is restored from a snapshot, and that time is billed like INIT. For Java,
          the snapshot and the restores cost nothing, as when it came out.
        </li>
        <li>The free tier is left out, and so is what stands around the function.</li>
      </ul>
    </details>
  );
}

function LatencyTable({ result: { latency } }: { readonly result: TrafficResult }): JSX.Element {
  const rows = [
    ['warm', latency.warm],
    ['cold', latency.cold],
    ['all', latency.all],
  ] as const;
  return (
    <TableBox caption="What callers wait, network left out">
      <thead>
        <tr>
          <th scope="col">Requests</th>
          <th scope="col">p50</th>
          <th scope="col">p95</th>
          <th scope="col">p99</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, times]) => (
          <tr>
            <th scope="row">{name}</th>
            {([times?.p50, times?.p95, times?.p99] as const).map((time) => (
              <td>{time === undefined ? '–' : formatAfter(time)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableBox>
  );
}

function OutcomeTable({ result }: { readonly result: TrafficResult }): JSX.Element {
  const rows = [
    ['Requests', result.requests],
    ['Warm', result.warm],
    ['Cold', result.cold],
    ['Throttled (429)', result.throttled],
    ['Pings', result.pings],
    ['Environments made', result.environments],
    ['Environments at once, at most', result.peakEnvironments],
  ] as const;
  return (
    <CountTable
      rows={[
        ...rows.map(([what, count]) => [what, formatCount(count)] as const),
        ['Cold, of those answered', formatShare(result.coldShare)],
      ]}
    />
  );
}

/** The same traffic under each policy, and the cheapest that reaches the goal. */
function Comparison({ settings }: { readonly settings: TrafficSettings }): JSX.Element {
  const results = useMemo(() => comparePolicies(settings, inits), [settings]);
  if (results === undefined)
    return (
      <p>Policies are compared for {formatCount(mostCompared)} requests at most: take fewer of them, or fewer hours.</p>
    );
  return (
    <>
      <TableBox caption="The same traffic, whatever is done against cold starts">
        <thead>
          <tr>
            <th scope="col">Against cold starts</th>
            <th scope="col">Cold</th>
            <th scope="col">p99</th>
            <th scope="col">A month</th>
          </tr>
        </thead>
        <tbody>
          {results.map(({ policy, cold, coldShare, p99, month }) => (
            <tr>
              <th scope="row">{policyNames[policy]}</th>
              <td>
                {formatCount(cold)} ({formatShare(coldShare)})
              </td>
              <td>{p99 === undefined ? '–' : formatAfter(p99)}</td>
              <td>{formatDollars(month)}</td>
            </tr>
          ))}
        </tbody>
      </TableBox>
      <p class="model-finding" role="status">
        {describeComparison(results, settings.goalMs)}
      </p>
    </>
  );
}

interface ControlsProps {
  readonly settings: TrafficSettings;
  /** Whether there is a latency to be reached. */
  readonly hasGoal: boolean;
  onChange(change: Partial<TrafficSettings>): void;
}

function Controls({ settings, hasGoal, onChange }: ControlsProps): JSX.Element {
  const { arrivals, policy } = settings;
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
  const isSteady = arrivals !== 'cron' && arrivals !== 'list';
  return (
    <div class="model-controls">
      <fieldset>
        <legend>The traffic</legend>
        <Choice
          label="They come"
          value={arrivals}
          options={Object.entries(arrivalNames)}
          onChange={(value) => {
            if (isArrivals(value)) onChange({ arrivals: value });
          }}
        />
        {field('hours')}
        {isSteady && field('perHour')}
        {(arrivals === 'burst' || arrivals === 'cron') && field('atOnce')}
        {arrivals === 'cron' && field('everyMinutes')}
        {arrivals === 'list' && (
          <TextField
            label="Times, one a line: seconds, or as 2026-11-25T08:00:00Z"
            rows={5}
            value={settings.list}
            onChange={(value) => {
              onChange({ list: value });
            }}
          />
        )}
      </fieldset>
      <fieldset>
        <legend>The function</legend>
        <Choice
          label="Runtime"
          value={settings.runtime}
          options={shownRuntimeNames.map((name) => [name, shownRuntimes[name]])}
          onChange={(value) => {
            if (isShownRuntime(value)) onChange({ runtime: value });
          }}
        />
        <Choice
          label="Architecture"
          value={settings.architecture}
          options={[
            ['x86_64', 'x86_64'],
            ['arm64', 'arm64'],
          ]}
          onChange={(value) => {
            onChange({ architecture: value === 'arm64' ? 'arm64' : 'x86_64' });
          }}
        />
        <Choice
          label="Package"
          value={settings.packageType}
          options={[
            ['zip', 'zip'],
            ['image', 'container image'],
          ]}
          onChange={(value) => {
            onChange({ packageType: value === 'image' ? 'image' : 'zip' });
          }}
        />
        <Choice
          label={numberSettings.memoryMb.label}
          value={String(settings.memoryMb)}
          options={memorySizes.map((size) => [String(size), String(size)])}
          onChange={(value) => {
            onChange({ memoryMb: Number(value) });
          }}
        />
        {field('ownInitMs')}
        {field('durationMs')}
      </fieldset>
      <fieldset>
        <legend>Around it</legend>
        <Choice
          label="Against cold starts"
          value={policy}
          options={Object.entries(policyNames)}
          onChange={(value) => {
            if (isPolicy(value)) onChange({ policy: value });
          }}
        />
        {(hasGoal || policy === 'provisioned-concurrency') && field('provisioned')}
        {(hasGoal || policy === 'keep-alive') && field('pingMinutes')}
        {(hasGoal || policy === 'keep-alive') && field('pings')}
        {(hasGoal || policy === 'snap-start') && field('restoreMs')}
        {field('limit')}
        {field('idleMinutes')}
        {hasGoal && field('goalMs')}
      </fieldset>
    </div>
  );
}
