import { simulateConcurrency } from '#simulators';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { useAddressedSettings } from './addressed-settings.ts';
import { ChartFigure } from './chart-figure.tsx';
import { CheckField } from './check-field.tsx';
import { Choice } from './choice.tsx';
import { describeConcurrency } from './describe-concurrency.ts';
import { ConcurrencyPlots, ConcurrencyTable, OutcomeTable } from './concurrency-plots.tsx';
import {
  addressedSettings,
  doors,
  inputOf,
  isDoor,
  numberSettings,
  type ConcurrencySettings,
} from './concurrency-settings.ts';
import { NumberField } from './number-field.tsx';

/** A spike that meets a function with a limit, and a database with another. */
export function ConcurrencyModel(): JSX.Element {
  const { settings, isLive, change } = useAddressedSettings(addressedSettings);
  const result = useMemo(() => simulateConcurrency(inputOf(settings)), [settings]);
  const finding = describeConcurrency(result, settings);
  return (
    <div class="model" data-live={isLive} data-replays>
      <ChartFigure name="concurrency" title="A spike, a function, and a database with a limit">
        <ConcurrencyPlots result={result} connectionLimit={settings.connectionLimit} label={finding} />
        <p class="model-finding" role="status">
          {finding}
        </p>
      </ChartFigure>
      <Controls
        settings={settings}
        onChange={(next) => {
          change({ ...settings, ...next });
        }}
      />
      <details>
        <summary>What became of the requests</summary>
        <OutcomeTable result={result} />
      </details>
      <details>
        <summary>The charts as a table</summary>
        <ConcurrencyTable history={result.history} />
      </details>
    </div>
  );
}

interface ControlsProps {
  readonly settings: ConcurrencySettings;
  onChange(change: Partial<ConcurrencySettings>): void;
}

function Controls({ settings, onChange }: ControlsProps): JSX.Element {
  const { door, reserves, limitsMapping } = settings;
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
  return (
    <div class="model-controls">
      <fieldset>
        <legend>The requests</legend>
        <Choice
          label="They come"
          value={door}
          options={Object.entries(doors)}
          onChange={(value) => {
            if (isDoor(value)) onChange({ door: value });
          }}
        />
        {field('perSecond')}
        {field('spikePerSecond')}
        {field('spikeSeconds')}
      </fieldset>
      <fieldset>
        <legend>The function</legend>
        {field('durationMs')}
        <CheckField
          label="Reserve concurrency"
          value={reserves}
          onChange={(next) => {
            onChange({ reserves: next });
          }}
        />
        {reserves && field('reserved')}
        {door === 'queue' && (
          <CheckField
            label="Limit what the queue may use"
            value={limitsMapping}
            onChange={(next) => {
              onChange({ limitsMapping: next });
            }}
          />
        )}
        {door === 'queue' && limitsMapping && field('maximumConcurrency')}
        {door === 'queue' && field('visibilitySeconds')}
        {door === 'queue' && field('maxReceiveCount')}
      </fieldset>
      <fieldset>
        <legend>Around it</legend>
        {field('connectionLimit')}
        {field('othersWant')}
      </fieldset>
      <noscript>
        <p>The controls need JavaScript. Without it, the charts and the tables show the values above.</p>
      </noscript>
    </div>
  );
}
