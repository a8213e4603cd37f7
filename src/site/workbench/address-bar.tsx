import { useSignal, useSignalEffect } from '@preact/signals';
import type { ExerciseSpec, HttpRequest, SourceFiles, Transcript } from '#sandbox';
import type { JSX, TargetedSubmitEvent } from 'preact';
import { useRef } from 'preact/hooks';
import {
  browserWould,
  readPlace,
  showAddress,
  showStatus,
  toSteps,
  type Visit,
  type VisitResult,
  visitResults,
} from './address-visits.ts';
import './address-bar-styles.ts';
import { OutcomeView } from './invocation-view.tsx';
import './result-styles.ts';
import type { WorkbenchServices, WorkbenchState } from './workbench-state.ts';

export interface AddressBarProps {
  readonly id: string;
  readonly title: string;
  readonly state: WorkbenchState;
  readonly services: Pick<WorkbenchServices, 'fetchExercise' | 'newSeed'>;
}

/** What the page shows: the visits of one world, and what came of them. */
interface World {
  readonly visits: readonly Visit[];
  readonly results: readonly (VisitResult | undefined)[];
  readonly transcript: Transcript;
  /** What ran. */
  readonly files: SourceFiles;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];
const times = [
  ['a minute', 60],
  ['an hour', 3_600],
  ['a day', 86_400],
  ['a month', 2_592_000],
] as const;
/** As all of them are made again each time. */
const mostVisits = 40;

/**
 * Send requests of your own to the function, one after the other, in one world: what a request has stored, the next one finds.
 * Each time, all of them are made again from the beginning: the same happens again, to the letter.
 */
export function AddressBar({ id, title, state, services }: AddressBarProps): JSX.Element {
  const spec = useSignal<ExerciseSpec | undefined>(undefined);
  const method = useSignal('GET');
  const address = useSignal('/');
  const body = useSignal('');
  const seconds = useSignal<number>(times[1][1]);
  const world = useSignal<World | undefined>(undefined);
  const seed = useSignal(services.newSeed());
  const problem = useSignal('');
  const said = useSignal('');
  const field = useRef<HTMLInputElement>(null);

  const fill = ({ method: itsMethod, body: itsBody = '', ...place }: HttpRequest): void => {
    method.value = itsMethod;
    address.value = showAddress(place);
    body.value = itsBody;
    field.current?.focus();
  };
  useSignalEffect(() => {
    if (spec.peek() !== undefined) return;
    void services.fetchExercise().then((exercise) => {
      const { addressBar: requests = [] } = exercise.spec;
      // Whoever types an address and presses Enter means GET.
      const first = requests.find((one) => one.method === 'GET') ?? requests[0];
      spec.value = exercise.spec;
      if (first === undefined) return;
      method.value = first.method;
      address.value = showAddress(first);
      body.value = first.body ?? '';
    }, state.report);
  });

  const visit = async (next: Visit): Promise<void> => {
    const { value: exercise } = spec;
    if (exercise === undefined) return;
    const visits = [...(world.value?.visits ?? []), next];
    if (visits.length > mostVisits) {
      problem.value = `That were more than ${mostVisits} requests and waits in one world. Start again.`;
      return;
    }
    problem.value = '';
    said.value = '';
    const { resources, triggers } = exercise;
    const tried = await state.attempt({
      steps: toSteps(visits),
      ...(resources !== undefined && { resources }),
      ...(triggers !== undefined && { triggers }),
      seed: seed.value,
    });
    if (tried === undefined) return;
    const { files, outcome } = tried;
    if (outcome.kind !== 'ran') {
      problem.value = outcome.message;
      return;
    }
    const results = visitResults(visits, outcome.transcript);
    world.value = { visits, results, transcript: outcome.transcript, files };
    said.value = announce(next, results.at(-1));
  };
  const send = (): void => {
    const place = readPlace(address.value);
    if (place.kind !== 'here') {
      problem.value =
        place.kind === 'elsewhere'
          ? `Nothing leaves this page, and ${place.url} is not this API. Type a path, such as /docs.`
          : 'This is no address. Type a path, such as /docs.';
      return;
    }
    const { path, query } = place;
    const hasBody = body.value !== '' && !isBodyless(method.value);
    const request = {
      method: method.value,
      path,
      query,
      headers: hasBody ? { 'content-type': 'application/json' } : {},
      ...(hasBody && { body: body.value }),
    };
    address.value = showAddress(place);
    void visit({ kind: 'request', request });
  };
  const onSubmit = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (!isRunning) send();
  };
  const startAgain = (): void => {
    world.value = undefined;
    seed.value = services.newSeed();
    problem.value = '';
    said.value = 'Everything is as it was in the beginning.';
    field.current?.focus();
  };

  const isRunning = state.activity.value.kind === 'running';
  const { value: shown } = world;
  const examples = spec.value?.addressBar ?? [];
  const isStale = shown !== undefined && !sameTexts(shown.files, state.files.value);
  return (
    <section class="wb-address" aria-label={`Address bar: ${title}`}>
      <p class="wb-note">
        Requests go to your function, as it stands above. What one of them stores, the next one finds. Nothing leaves
        this page.
      </p>
      <div class="wb-address-row">
        <span>Such as</span>
        {examples.map((example) => (
          <button
            type="button"
            class="wb-link"
            onClick={() => {
              fill(example);
            }}
          >
            {showRequest(example)}
          </button>
        ))}
      </div>
      <form class="wb-address-form" onSubmit={onSubmit}>
        <label>
          Method
          <select
            value={method.value}
            onChange={(event) => {
              method.value = event.currentTarget.value;
            }}
          >
            {methods.map((name) => (
              <option value={name}>{name}</option>
            ))}
          </select>
        </label>
        <label class="wb-address-path">
          Address
          <input
            ref={field}
            type="text"
            inputMode="url"
            autocapitalize="none"
            autocomplete="off"
            spellcheck={false}
            value={address.value}
            aria-describedby={`${id}-address-problem`}
            onInput={(event) => {
              address.value = event.currentTarget.value;
            }}
          />
        </label>
        <button type="submit" class="wb-button wb-primary" disabled={isRunning || spec.value === undefined}>
          Send
        </button>
        {!isBodyless(method.value) && (
          <label class="wb-address-wide">
            Body, sent as application/json
            <textarea
              rows={3}
              spellcheck={false}
              value={body.value}
              onInput={(event) => {
                body.value = event.currentTarget.value;
              }}
            />
          </label>
        )}
      </form>
      <p id={`${id}-address-problem`} class="wb-problem" role="alert">
        {problem.value}
      </p>
      <p class="sr-only" role="status" aria-live="polite">
        {said.value}
      </p>
      {shown !== undefined && isStale && (
        <p class="wb-stale">
          The code has changed since. With the next request, all of these are made again with the new code.
        </p>
      )}
      {shown !== undefined && (
        <>
          <LastVisit
            visit={shown.visits.at(-1)}
            result={shown.results.at(-1)}
            onGo={(path) => {
              method.value = 'GET';
              address.value = path;
              send();
            }}
          />
          <div class="wb-address-wait">
            <label>
              Let time pass
              <select
                value={seconds.value}
                onChange={(event) => {
                  seconds.value = Number(event.currentTarget.value);
                }}
              >
                {times.map(([name, value]) => (
                  <option value={value}>{name}</option>
                ))}
              </select>
            </label>
            <button
              type="button"
              class="wb-button"
              disabled={isRunning}
              onClick={() => void visit({ kind: 'wait', seconds: seconds.value })}
            >
              Wait
            </button>
            <button type="button" class="wb-button" disabled={isRunning} onClick={startAgain}>
              Start again
            </button>
          </div>
          <History {...shown} onFill={fill} />
          <details>
            <summary>Events, tables and logs of all these requests</summary>
            <OutcomeView outcome={{ kind: 'ran', transcript: shown.transcript }} />
          </details>
        </>
      )}
    </section>
  );
}

interface LastVisitProps {
  readonly visit: Visit | undefined;
  readonly result: VisitResult | undefined;
  onGo(address: string): void;
}

/** The response as a browser's tools show it, and what a browser would do. */
function LastVisit({ visit, result, onGo }: LastVisitProps): JSX.Element | null {
  if (visit === undefined) return null;
  if (visit.kind === 'wait') return <p class="wb-address-page">Time has passed: {showSeconds(visit.seconds)}.</p>;
  if (result === undefined) return <p class="wb-address-page">There was no response.</p>;
  const { response } = result;
  const { status, headers, body, problem, isBinary } = response;
  const { location } = headers;
  const place = location === undefined ? undefined : readPlace(location);
  const would = browserWould(response);
  return (
    <div class="wb-address-page">
      <p class="wb-address-status">{showStatus(status)}</p>
      <dl class="wb-address-headers">
        {Object.entries(headers).map(([name, value]) => (
          <>
            <dt>{name}</dt>
            <dd class={name === 'location' ? 'wb-address-location' : undefined}>{value}</dd>
          </>
        ))}
      </dl>
      {body !== '' && <pre tabIndex={0}>{isBinary === true ? `${body.length} bytes that are no text` : body}</pre>}
      {problem !== undefined && <p class="wb-note">{problem}</p>}
      {would !== '' && <p>{would}</p>}
      {place?.kind === 'here' && (
        <button
          type="button"
          class="wb-button"
          onClick={() => {
            onGo(showAddress(place));
          }}
        >
          Follow it: GET {showAddress(place)}
        </button>
      )}
    </div>
  );
}

function History({
  visits,
  results,
  onFill,
}: Pick<World, 'visits' | 'results'> & { onFill(request: HttpRequest): void }): JSX.Element {
  return (
    <ol class="wb-address-history" aria-label="Requests so far">
      {visits.map((visit, index) => {
        if (visit.kind === 'wait') return <li>{showSeconds(visit.seconds)} passes</li>;
        const response = results[index]?.response;
        const location = response?.headers['location'];
        return (
          <li>
            <button
              type="button"
              class="wb-link"
              onClick={() => {
                onFill(visit.request);
              }}
            >
              {showRequest(visit.request)}
            </button>{' '}
            <span class="wb-dim">
              {response === undefined ? 'no response' : showStatus(response.status)}
              {location !== undefined && `, location ${location}`}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function announce(visit: Visit, result: VisitResult | undefined): string {
  if (visit.kind === 'wait') return `${showSeconds(visit.seconds)} has passed.`;
  if (result === undefined) return 'There was no response.';
  const { response } = result;
  const { location } = response.headers;
  const words = [`${showStatus(response.status)}.`, location === undefined ? '' : `Location: ${location}.`];
  return [...words, browserWould(response)].filter((one) => one !== '').join(' ');
}

function showRequest(request: HttpRequest): string {
  const { method, body } = request;
  return `${method} ${showAddress(request)}${body === undefined ? '' : ` ${body.length > 60 ? `${body.slice(0, 60)}…` : body}`}`;
}

function showSeconds(seconds: number): string {
  return times.find(([, value]) => value === seconds)?.[0] ?? `${seconds} s`;
}

function isBodyless(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

function sameTexts(one: SourceFiles, other: SourceFiles): boolean {
  return Object.entries(one).every(([name, text]) => other[name] === text);
}
