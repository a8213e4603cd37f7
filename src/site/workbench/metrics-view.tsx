import type { Transcript } from '#sandbox';
import type { JSX } from 'preact';

type Metrics = NonNullable<Transcript['metrics']>;
type Problems = NonNullable<Transcript['metricProblems']>;

/** As many rows as somebody may want to read. */
const mostRows = 100;

/** What CloudWatch finds in the log: metrics, and lines in which it finds none. */
export function MetricsView({ metrics, problems }: { metrics: Metrics; problems: Problems }): JSX.Element {
  return (
    <details>
      <summary>
        Metrics in the log{' '}
        <span class="wb-dim">
          {metrics.length === 1 ? 'one value' : `${metrics.length} values`}
          {problems.length > 0 && `, ${problems.length === 1 ? 'one line' : `${problems.length} lines`} with none`}
        </span>
      </summary>
      {metrics.length > 0 && (
        <div class="wb-scroll" tabIndex={0} role="group" aria-label="Metrics in the log">
          <table>
            <thead>
              <tr>
                <th scope="col">Namespace</th>
                <th scope="col">Metric</th>
                <th scope="col">Dimensions</th>
                <th scope="col">Value</th>
              </tr>
            </thead>
            <tbody>
              {metrics.slice(0, mostRows).map(({ namespace, name, dimensions, value, unit }) => (
                <tr>
                  <td>{namespace}</td>
                  <td>{name}</td>
                  <td>
                    {Object.entries(dimensions)
                      .map(([key, text]) => `${key}: ${text}`)
                      .join(', ')}
                  </td>
                  <td class="wb-number">
                    {value} {unit === 'None' ? '' : unit}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {metrics.length > mostRows && (
        <p class="wb-note">… and {metrics.length - mostRows} values more that are not shown.</p>
      )}
      {problems.slice(0, mostRows).map(({ line, message }) => (
        <>
          <p class="wb-note">{message}</p>
          <pre tabIndex={0}>{line}</pre>
        </>
      ))}
    </details>
  );
}
