import {
  billsAsCsv,
  countOf,
  exploreCost,
  findExplorerBreakEven,
  servers,
  type Bill,
  type Fleet,
  type Way,
} from '#simulators';
import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { useAddressedSettings } from './addressed-settings.ts';
import { BillTable } from './bill-table.tsx';
import { ChartFigure } from './chart-figure.tsx';
import { CheckField } from './check-field.tsx';
import { Choice } from './choice.tsx';
import { CostExplorerChart, type ExplorerPoint } from './cost-explorer-chart.tsx';
import {
  addressedSettings,
  bounds,
  isFargateSize,
  sizeNames,
  type CostExplorerSettings,
} from './cost-explorer-settings.ts';
import { formatCount, formatDollars, formatPower, plural } from './format-number.ts';
import { FunctionFields } from './function-fields.tsx';
import { isServer, stepsPerPower, trafficPoints } from './idle-cost-settings.ts';
import { NumberField } from './number-field.tsx';
import { TableBox } from './table-box.tsx';
import { TrafficSlider } from './traffic-slider.tsx';

/** One service on Lambda, on Fargate and on EC2, at any traffic: what each costs in a month, line by line. */
export function CostExplorerModel(): JSX.Element {
  const { settings, isLive, change } = useAddressedSettings(addressedSettings);
  const { requestsPerDay } = settings;
  const { points, breakEven } = useMemo(() => exploreAll(settings), [settings]);
  const bills = exploreCost(settings, requestsPerDay);
  const finding = describeFinding(settings, bills, breakEven);
  const names = namesOf(settings);
  return (
    <div class="model" data-live={isLive} data-replays>
      <ChartFigure name="cost-explorer" title="What a month costs on Lambda, on Fargate and on EC2">
        <CostExplorerChart
          points={points}
          meetings={[breakEven.fargate, breakEven.ec2].flatMap((at) =>
            at === undefined ? [] : pointsAt(settings, [at]),
          )}
          requestsPerDay={requestsPerDay}
          label={finding}
        />
        <ul class="model-legend">
          <li class="model-key-lambda">Lambda</li>
          <li class="model-key-fargate">Fargate</li>
          <li class="model-key-servers">EC2</li>
          <li class="model-key-here">Your traffic</li>
          <li class="model-key-meeting">The first traffic at which it costs less than Lambda</li>
        </ul>
        <p class="model-finding" role="status">
          {finding}
        </p>
      </ChartFigure>
      <Controls settings={settings} onChange={change} />
      <details>
        <summary>The three bills, line by line</summary>
        <BillTable caption={`${names.lambda} at ${plural(requestsPerDay, 'request')} a day`} bill={bills.lambda} />
        <BillTable caption={names.fargate} bill={bills.fargate} />
        <BillTable caption={names.ec2} bill={bills.ec2} />
        {/* Without a script nothing changes that is not in the tables: it would only make the page heavier. */}
        {isLive && (
          <p>
            <a
              download="bills.csv"
              href={`data:text/csv;charset=utf-8,${encodeURIComponent(
                billsAsCsv({ [names.lambda]: bills.lambda, [names.fargate]: bills.fargate, [names.ec2]: bills.ec2 }),
              )}`}
            >
              Download the bills as CSV
            </a>
          </p>
        )}
      </details>
      <details>
        <summary>The chart as a table</summary>
        <ChartTable points={points} />
      </details>
    </div>
  );
}

interface BreakEven {
  readonly fargate: number | undefined;
  readonly ec2: number | undefined;
}

function exploreAll(settings: CostExplorerSettings): {
  readonly points: readonly ExplorerPoint[];
  readonly breakEven: BreakEven;
} {
  return {
    points: pointsAt(settings, trafficPoints),
    breakEven: {
      fargate: findExplorerBreakEven(settings, 'fargate'),
      ec2: findExplorerBreakEven(settings, 'ec2'),
    },
  };
}

function pointsAt(settings: CostExplorerSettings, traffic: readonly number[]): readonly ExplorerPoint[] {
  return traffic.map((requestsPerDay) => ({ requestsPerDay, bills: exploreCost(settings, requestsPerDay) }));
}

/** What each bill is of. */
function namesOf(settings: CostExplorerSettings): Readonly<Record<Way, string>> {
  const { requestsPerDay, fargate, ec2 } = settings;
  return {
    lambda: 'Lambda',
    fargate: `Fargate: ${plural(countOf(settings, 'fargate', requestsPerDay), 'task')} of ${fargate.size}`,
    ec2: `EC2: ${plural(countOf(settings, 'ec2', requestsPerDay), 'server')} of size ${ec2.server}`,
  };
}

function describeFinding(
  settings: CostExplorerSettings,
  { lambda, fargate, ec2 }: Readonly<Record<Way, Bill>>,
  breakEven: BreakEven,
): string {
  const { requestsPerDay } = settings;
  const tasks = plural(countOf(settings, 'fargate', requestsPerDay), 'task');
  const count = plural(countOf(settings, 'ec2', requestsPerDay), 'server');
  return [
    `At ${plural(requestsPerDay, 'request')} a day, Lambda costs ${formatDollars(lambda.total)} a month, ${tasks} on Fargate ${formatDollars(fargate.total)}, and ${count} on EC2 ${formatDollars(ec2.total)}.`,
    describeBreakEven('Fargate', breakEven.fargate),
    describeBreakEven('EC2', breakEven.ec2),
  ].join(' ');
}

function describeBreakEven(name: string, breakEven: number | undefined): string {
  if (breakEven === undefined) return `${name} costs less than Lambda at no traffic shown here.`;
  if (breakEven <= 1) return `${name} costs less than Lambda from the first request.`;
  return `${name} first costs less than Lambda at ${formatCount(breakEven)} requests a day.`;
}

function ChartTable({ points }: { readonly points: readonly ExplorerPoint[] }): JSX.Element {
  return (
    <TableBox caption="US dollars a month">
      <thead>
        <tr>
          <th scope="col">Requests a day</th>
          <th scope="col">Lambda</th>
          <th scope="col">Fargate</th>
          <th scope="col">EC2</th>
        </tr>
      </thead>
      <tbody>
        {points
          .filter((_, index) => index % stepsPerPower === 0)
          .map(({ requestsPerDay, bills }) => (
            <tr>
              <th scope="row">{formatPower(Math.round(requestsPerDay))}</th>
              <td>{formatDollars(bills.lambda.total)}</td>
              <td>{formatDollars(bills.fargate.total)}</td>
              <td>{formatDollars(bills.ec2.total)}</td>
            </tr>
          ))}
      </tbody>
    </TableBox>
  );
}

interface ControlsProps {
  readonly settings: CostExplorerSettings;
  onChange(settings: CostExplorerSettings): void;
}

function Controls({ settings, onChange }: ControlsProps): JSX.Element {
  const { requestsPerDay, use, logKb, answerKb, peak, fargate, ec2 } = settings;
  const set = (next: Partial<CostExplorerSettings>): void => {
    onChange({ ...settings, ...next });
  };
  return (
    <div class="model-controls">
      <TrafficSlider
        requestsPerDay={requestsPerDay}
        onChange={(next) => {
          set({ requestsPerDay: next });
        }}
      />
      <FunctionFields
        use={use}
        onChange={(next) => {
          set({ use: next });
        }}
      />
      <fieldset>
        <legend>Each request</legend>
        <NumberField
          label="KB of log"
          value={logKb}
          limits={bounds.kilobytes}
          onChange={(value) => {
            set({ logKb: value });
          }}
        />
        <NumberField
          label="KB of answer"
          value={answerKb}
          limits={bounds.kilobytes}
          onChange={(value) => {
            set({ answerKb: value });
          }}
        />
        <NumberField
          label="Busiest second, times the mean"
          value={peak}
          limits={bounds.peak}
          onChange={(value) => {
            set({ peak: value });
          }}
        />
      </fieldset>
      <fieldset>
        <legend>On Fargate</legend>
        <Choice
          label="Size of a task"
          value={fargate.size}
          options={sizeNames.map((name) => [name, name])}
          onChange={(value) => {
            if (isFargateSize(value)) set({ fargate: { ...fargate, size: value } });
          }}
        />
        <FleetFields
          one="task"
          fleet={fargate}
          onChange={(next) => {
            set({ fargate: { ...fargate, ...next } });
          }}
        />
      </fieldset>
      <fieldset>
        <legend>On EC2</legend>
        <Choice
          label="Size of a server"
          value={ec2.server}
          options={Object.keys(servers).map((name) => [name, name])}
          onChange={(value) => {
            if (isServer(value)) set({ ec2: { ...ec2, server: value } });
          }}
        />
        <FleetFields
          one="server"
          fleet={ec2}
          onChange={(next) => {
            set({ ec2: { ...ec2, ...next } });
          }}
        />
      </fieldset>
      <noscript>
        <p>The controls need JavaScript. Without it, the chart and the tables show the values above.</p>
      </noscript>
    </div>
  );
}

interface FleetFieldsProps {
  readonly one: 'task' | 'server';
  readonly fleet: Fleet;
  onChange(next: Partial<Fleet>): void;
}

function FleetFields({ one, fleet: { atLeast, carries, loadBalancer }, onChange }: FleetFieldsProps): JSX.Element {
  return (
    <>
      <NumberField
        label={one === 'task' ? 'Tasks at least' : 'Servers at least'}
        value={atLeast}
        limits={bounds.atLeast}
        onChange={(value) => {
          onChange({ atLeast: value });
        }}
      />
      <NumberField
        label={`Requests a second that one ${one} carries`}
        value={carries}
        limits={bounds.carries}
        onChange={(value) => {
          onChange({ carries: value });
        }}
      />
      <CheckField
        label={`A load balancer even for one ${one}`}
        value={loadBalancer}
        onChange={(value) => {
          onChange({ loadBalancer: value });
        }}
      />
    </>
  );
}
