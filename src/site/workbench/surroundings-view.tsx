import type { InvocationRecord, Transcript } from '#sandbox';
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type * as surroundings from './surroundings.ts';

export interface SurroundingsProps {
  readonly transcript: Transcript;
  /** Where it stands: pictures beneath the checks, the timeline before the invocations, what the services hold behind them. */
  readonly part: 'pictures' | 'before' | 'behind';
}

type Loaded = { readonly kind: 'views'; readonly views: typeof surroundings } | { readonly kind: 'failed' };

/** Every result on the page shows the same. */
const loaded = signal<Loaded | undefined>(undefined);

/** What happened around the function: services, further functions, metrics, and all of it over time. */
export function SurroundingsView({ transcript, part }: SurroundingsProps): JSX.Element | null {
  const isThere = hasSurroundings(transcript);
  useLoaded(isThere, transcript);
  if (!isThere || loaded.value === undefined) return null;
  if (loaded.value.kind === 'failed') {
    return part !== 'behind' ? null : (
      <p class="wb-note">
        What happened around the function cannot be shown: a file of this page could not be loaded. Check the connection
        and run again.
      </p>
    );
  }
  const { CloudView, FunctionsView, MetricsView, PicturesSlot, TimelineView } = loaded.value.views;
  if (part === 'pictures') return <PicturesSlot transcript={transcript} />;
  if (part === 'before') return <TimelineView transcript={transcript} />;
  const { logs, calls = [], cloud, functions, metrics = [], metricProblems = [] } = transcript;
  return (
    <>
      {cloud !== undefined && <CloudView calls={calls} cloud={cloud} startMs={logs[0]?.timestamp ?? 0} />}
      {functions !== undefined && <FunctionsView functions={functions} />}
      {metrics.length + metricProblems.length > 0 && <MetricsView metrics={metrics} problems={metricProblems} />}
    </>
  );
}

function useLoaded(isWanted: boolean, of: unknown): void {
  useEffect(() => {
    if (!isWanted || loaded.peek()?.kind === 'views') return;
    void import('./surroundings.ts').then(
      (views) => (loaded.value = { kind: 'views', views }),
      () => (loaded.value = { kind: 'failed' }),
    );
  }, [of]);
}

/** A body that a browser shows as a picture or a page. */
export function RenderedBody(props: {
  readonly response: NonNullable<InvocationRecord['response']>;
}): JSX.Element | null {
  const isWanted = /^image|html/.test(props.response.headers['content-type'] ?? '');
  useLoaded(isWanted, props.response);
  return isWanted && loaded.value?.kind === 'views' ? <loaded.value.views.BodyView {...props} /> : null;
}

function hasSurroundings(transcript: Transcript): boolean {
  const { invocations, deliveries, firings, cloud, functions, metrics, metricProblems } = transcript;
  // Invocations have a time where a timeline is told.
  const isTimed = invocations.some(({ startedAt }) => startedAt !== undefined);
  return isTimed || [deliveries, firings, cloud, functions, metrics, metricProblems].some((one) => one !== undefined);
}
