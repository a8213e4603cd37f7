import type { ComponentChildren, JSX } from 'preact';

/** A mark of an axis, at a share of its length. */
export interface Tick {
  readonly at: number;
  readonly text: string;
  /** Left out where there is little room. */
  readonly isMinor?: boolean;
}

export interface PlotProps {
  /** What the picture shows, in words. */
  readonly label: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly xTicks: readonly Tick[];
  readonly yTicks: readonly Tick[];
  /** A second vertical axis, for what is counted otherwise. */
  readonly right?: { readonly title: string; readonly ticks: readonly Tick[] };
  /** What lies above the shapes, in the same area. */
  readonly above?: ComponentChildren;
  /** Shapes of SVG in a square of 100 by 100, whose origin is at the upper left. It is stretched to the room there is. */
  readonly children: ComponentChildren;
  /** Points that are marked, in shares of both axes from the lower left. */
  readonly points?: readonly (readonly [number, number])[];
}

/** A chart with axes. Its text is as large as that around it, at any width: only what is drawn is stretched. */
export function Plot({
  label,
  xTitle,
  yTitle,
  xTicks,
  yTicks,
  children,
  points = [],
  right,
  above,
}: PlotProps): JSX.Element {
  return (
    <div class={right === undefined ? 'model-plot' : 'model-plot model-plot-two'} role="img" aria-label={label}>
      <span class="model-axis">{yTitle}</span>
      {right !== undefined && <span class="model-axis model-right-title">{right.title}</span>}
      <div class="model-plot-area">
        {yTicks.map(({ at, text }) => (
          <span class="model-y-tick" style={`bottom:${percent(at)}`}>
            <span>{text}</span>
          </span>
        ))}
        {right?.ticks.map(({ at, text }) => (
          <span class="model-right-tick" style={`bottom:${percent(at)}`}>
            {text}
          </span>
        ))}
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {children}
        </svg>
        {points.map(([x, y]) => (
          <span class="model-point" style={`left:${percent(x)};bottom:${percent(y)}`} />
        ))}
        {above}
      </div>
      <XAxis title={xTitle} ticks={xTicks} />
    </div>
  );
}

/** The marks of a horizontal axis and what it counts. */
export function XAxis({ title, ticks }: { readonly title: string; readonly ticks: readonly Tick[] }): JSX.Element {
  return (
    <>
      <div class="model-x-ticks">
        {ticks.map(({ at, text, isMinor = false }) => (
          <span class={isMinor ? 'model-x-tick model-minor' : 'model-x-tick'} style={`left:${percent(at)}`}>
            {text}
          </span>
        ))}
      </div>
      <span class="model-axis model-x-title">{title}</span>
    </>
  );
}

export function percent(share: number): string {
  return `${Number((share * 100).toFixed(3))}%`;
}

/** Points of a polyline, from shares of both axes. Those within a level stretch are left out. */
export function pointsOf(places: readonly (readonly [number, number])[]): string {
  const points = places.map(([x, y]) => [(x * 100).toFixed(2), (100 - y * 100).toFixed(2)] as const);
  return points
    .filter(([, y], index) => y !== points[index - 1]?.[1] || y !== points[index + 1]?.[1])
    .map((point) => point.join(','))
    .join(' ');
}
