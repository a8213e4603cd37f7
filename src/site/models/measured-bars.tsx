import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ChartFigure } from './chart-figure.tsx';
import { describeBars, shownRuntimes, type RuntimeBars } from './measured-init.ts';
import { percent, XAxis } from './plot.tsx';
import { roundTicks } from './scale.ts';

export interface MeasuredFigureProps {
  readonly runtimes: readonly RuntimeBars[];
  readonly source: string;
}

/** What a cold start of an empty function takes in each runtime, with a legend and what it comes to. */
export function MeasuredFigure({ runtimes, source }: MeasuredFigureProps): JSX.Element {
  const [isLive, setLive] = useState(false);
  useEffect(() => {
    setLive(true);
  }, []);
  return (
    <div data-live={isLive}>
      <ChartFigure name="cold-starts" title="What a cold start of an empty function takes">
        <MeasuredBars runtimes={runtimes} />
        <ul class="model-legend model-legend-lanes">
          <li class="model-key-init">INIT</li>
          <li class="model-key-invoke">first invocation</li>
        </ul>
        <p class="model-finding">{describeBars(runtimes)}</p>
        <p>Zip packages on x86_64, ten cold invocations for each bar. Source: {source}.</p>
      </ChartFigure>
    </div>
  );
}

/** INIT, and the first invocation behind it. */
function MeasuredBars({ runtimes }: Pick<MeasuredFigureProps, 'runtimes'>): JSX.Element {
  const ticks = roundTicks(Math.max(...runtimes.flatMap(({ bars }) => bars.map((bar) => bar.initMs + bar.invokeMs))));
  const most = ticks.at(-1) ?? 1;
  return (
    <div class="model-plot" role="img" aria-label={describeBars(runtimes)}>
      <span class="model-axis">runtime, and memory in MB</span>
      <div class="model-lanes">
        {runtimes.map(({ name, bars }) => (
          <>
            <span class="model-group">{shownRuntimes[name]}</span>
            {bars.map(({ memoryMb, initMs, invokeMs }) => (
              <div class="model-lane model-bar">
                <span class="model-lane-name">{memoryMb}</span>
                <span class="model-init" style={`left:0;width:${percent(initMs / most)}`} />
                <span class="model-invoke" style={`left:${percent(initMs / most)};width:${percent(invokeMs / most)}`} />
              </div>
            ))}
          </>
        ))}
      </div>
      <XAxis
        title="mean time in ms"
        ticks={ticks.map((tick, index) => ({ at: tick / most, text: String(tick), isMinor: index % 2 === 1 }))}
      />
    </div>
  );
}
