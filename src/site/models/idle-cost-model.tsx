import {
  compareOverTraffic,
  daysOfMonth,
  findBreakEven,
  lambdaBill,
  serverBill,
  servers,
  type ServerUse,
} from '#simulators';
import type { JSX } from 'preact';
import { useAddressedSettings } from './addressed-settings.ts';
import { BillTable } from './bill-table.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { CheckField } from './check-field.tsx';
import { Choice } from './choice.tsx';
import { CostChart } from './cost-chart.tsx';
import { formatCount, formatDollars, formatPower, plural } from './format-number.ts';
import { FunctionFields } from './function-fields.tsx';
import {
  addressedSettings,
  bounds,
  isServer,
  stepsPerPower,
  trafficPoints,
  type IdleCostSettings,
} from './idle-cost-settings.ts';
import { NumberField } from './number-field.tsx';
import { TableBox } from './table-box.tsx';
import { TrafficSlider } from './traffic-slider.tsx';

/** A function and servers at any traffic: what each costs in a month, and where they meet. */
export function IdleCostModel(): JSX.Element {
  const { settings, isLive, change } = useAddressedSettings(addressedSettings);
  const { requestsPerDay } = settings;
  const points = compareOverTraffic(settings, trafficPoints);
  const breakEven = findBreakEven(settings);
  const lambda = lambdaBill({ ...settings.use, requests: requestsPerDay * daysOfMonth });
  const server = serverBill(settings.servers);
  const finding = describeFinding(settings, lambda.total, server.total, breakEven);
  return (
    <div class="model" data-live={isLive} data-replays>
      <ChartFigure name="idle-cost" title="What a month costs, by how many requests come">
        <CostChart points={points} breakEven={breakEven} requestsPerDay={requestsPerDay} label={finding} />
        <ul class="model-legend">
          <li class="model-key-lambda">Lambda and what stands in front of it</li>
          <li class="model-key-servers">Servers that run all the time</li>
          <li class="model-key-here">Your traffic</li>
          <li class="model-key-meeting">Where they meet</li>
        </ul>
        <p class="model-finding" role="status">
          {finding}
        </p>
      </ChartFigure>
      <Controls settings={settings} onChange={change} />
      <details>
        <summary>The two bills, line by line</summary>
        <BillTable caption={`Lambda at ${plural(requestsPerDay, 'request')} a day`} bill={lambda} />
        <BillTable caption="Servers at any traffic" bill={server} />
      </details>
      <details>
        <summary>The chart as a table</summary>
        <TableBox caption="US dollars a month">
          <thead>
            <tr>
              <th scope="col">Requests a day</th>
              <th scope="col">Lambda</th>
              <th scope="col">Servers</th>
            </tr>
          </thead>
          <tbody>
            {points
              .filter((_, index) => index % stepsPerPower === 0)
              .map((point) => (
                <tr>
                  <th scope="row">{formatPower(Math.round(point.requestsPerDay))}</th>
                  <td>{formatDollars(point.lambda)}</td>
                  <td>{formatDollars(point.servers)}</td>
                </tr>
              ))}
          </tbody>
        </TableBox>
      </details>
    </div>
  );
}

function describeFinding(
  { requestsPerDay }: IdleCostSettings,
  lambda: number,
  server: number,
  breakEven: number | undefined,
): string {
  const now = `At ${plural(requestsPerDay, 'request')} a day, Lambda costs ${formatDollars(lambda)} a month and the servers ${formatDollars(server)}.`;
  if (breakEven === undefined) return `${now} At no traffic do the servers cost less.`;
  if (breakEven <= 1) return `${now} The servers cost less from the first request.`;
  return `${now} From ${formatCount(breakEven)} requests a day, the servers cost less, if they can carry that.`;
}

interface ControlsProps {
  readonly settings: IdleCostSettings;
  onChange(settings: IdleCostSettings): void;
}

function Controls({ settings, onChange }: ControlsProps): JSX.Element {
  const { requestsPerDay, use, servers: fleet } = settings;
  const setServers = (next: Partial<ServerUse>): void => {
    onChange({ ...settings, servers: { ...fleet, ...next } });
  };
  return (
    <div class="model-controls">
      <TrafficSlider
        requestsPerDay={requestsPerDay}
        onChange={(next) => {
          onChange({ ...settings, requestsPerDay: next });
        }}
      />
      <FunctionFields
        use={use}
        onChange={(next) => {
          onChange({ ...settings, use: next });
        }}
      />
      <fieldset>
        <legend>The servers</legend>
        <NumberField
          label="How many"
          value={fleet.count}
          limits={bounds.count}
          onChange={(count) => {
            setServers({ count });
          }}
        />
        <Choice
          label="Of size"
          value={fleet.server}
          options={Object.keys(servers).map((name) => [name, name])}
          onChange={(value) => {
            if (isServer(value)) setServers({ server: value });
          }}
        />
        <CheckField
          label="Behind a load balancer"
          value={fleet.loadBalancer}
          onChange={(loadBalancer) => {
            setServers({ loadBalancer });
          }}
        />
      </fieldset>
      <noscript>
        <p>The controls need JavaScript. Without it, the chart and the tables show the values above.</p>
      </noscript>
    </div>
  );
}
