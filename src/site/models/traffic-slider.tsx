import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { formatCount, plural } from './format-number.ts';
import { nearestStop, trafficStops } from './idle-cost-settings.ts';

export interface TrafficSliderProps {
  readonly requestsPerDay: number;
  onChange(requestsPerDay: number): void;
}

/** How many requests come in a day, over many powers of ten. */
export function TrafficSlider({ requestsPerDay, onChange }: TrafficSliderProps): JSX.Element {
  const id = useId();
  return (
    <p>
      <label for={id}>Requests a day: {formatCount(requestsPerDay)}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={trafficStops.length - 1}
        value={nearestStop(requestsPerDay)}
        aria-valuetext={`${plural(requestsPerDay, 'request')} a day`}
        onInput={({ currentTarget }) => {
          onChange(trafficStops[Number(currentTarget.value)] ?? requestsPerDay);
        }}
      />
    </p>
  );
}
