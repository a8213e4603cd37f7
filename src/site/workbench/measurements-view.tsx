import type { JSX } from 'preact';
import type { Measurement } from './measurement.ts';

/** The runs of this visit side by side, the last one on top. */
export function MeasurementsView({ measurements }: { readonly measurements: readonly Measurement[] }): JSX.Element {
  return (
    <div class="wb-scroll wb-measured" tabIndex={0} role="region" aria-label="Your runs, measured">
      <table>
        <caption>Your runs, measured</caption>
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Memory</th>
            <th scope="col">Timeout</th>
            <th scope="col">Longest invocation</th>
            <th scope="col">Billed, {measurements[0]?.invocations} invocations</th>
            <th scope="col">GB-seconds</th>
            <th scope="col">Failed</th>
            <th scope="col">Goal</th>
          </tr>
        </thead>
        <tbody>
          {measurements
            .map(({ memorySize, timeout, longestMs, billedMs, gbSeconds, failed, isGoalMet }, index) => (
              <tr>
                <th scope="row">{index + 1}</th>
                <td>{memorySize} MB</td>
                <td>{timeout} s</td>
                <td>{Math.round(longestMs)} ms</td>
                <td>{billedMs} ms</td>
                <td>{gbSeconds.toFixed(3)}</td>
                <td>{failed}</td>
                <td>{isGoalMet ? 'met' : 'not met'}</td>
              </tr>
            ))
            .reverse()}
        </tbody>
      </table>
    </div>
  );
}
