import type { CloudState, ServiceCall } from '#sandbox';
import type { JsonValue } from '#kernel';
import type { JSX } from 'preact';
import { BusView } from './bus-view.tsx';
import { counted } from './counted.ts';
import { formatJson } from './format-json.ts';
import { TopicView } from './topic-view.tsx';

export interface CloudViewProps {
  readonly calls: readonly ServiceCall[];
  readonly cloud: CloudState | undefined;
  /** When the scenario began: milliseconds on the virtual clock. */
  readonly startMs: number;
}

/** What the other side saw: the function's calls, and what the services hold at the end. */
export function CloudView({ calls, cloud, startMs }: CloudViewProps): JSX.Element {
  return (
    <div class="wb-cloud">
      {calls.length > 0 && <CallsView calls={calls} startMs={startMs} />}
      {Object.entries(cloud?.buckets ?? {}).map(([name, objects]) => (
        <BucketView name={name} objects={objects} />
      ))}
      {Object.entries(cloud?.tables ?? {}).map(([name, table]) => (
        <TableView name={name} table={table} />
      ))}
      {Object.entries(cloud?.queues ?? {}).map(([name, queue]) => (
        <QueueView name={name} queue={queue} />
      ))}
      {Object.entries(cloud?.topics ?? {}).map(([name, published]) => (
        <TopicView name={name} published={published} />
      ))}
      {Object.entries(cloud?.buses ?? {})
        // The default bus is there even where nobody thinks of it.
        .filter(([name, events]) => name !== 'default' || events.length > 0)
        .map(([name, events]) => (
          <BusView name={name} events={events} />
        ))}
    </div>
  );
}

function CallsView({ calls, startMs }: { calls: readonly ServiceCall[]; startMs: number }): JSX.Element {
  const failed = calls.filter(({ error }) => error !== undefined).length;
  const end = Math.max(...calls.map(({ startedAt, latencyMs }) => startedAt + latencyMs - startMs), 1);
  return (
    <details>
      <summary>
        Calls of AWS{' '}
        <span class="wb-dim">
          {calls.length === 1 ? 'one call' : `${calls.length} calls`}
          {failed > 0 && `, ${failed} with an error`}
        </span>
      </summary>
      <div class="wb-scroll" tabIndex={0} role="group" aria-label="Calls of AWS">
        <table>
          <thead>
            <tr>
              <th scope="col">After</th>
              <th scope="col">Call</th>
              <th scope="col">Status</th>
              <th scope="col">Took</th>
            </tr>
          </thead>
          <tbody>
            {calls.slice(0, mostShown).map((call) => (
              <tr class={call.error === undefined ? '' : 'wb-call-failed'}>
                <td class="wb-number">{Math.round(call.startedAt - startMs)} ms</td>
                <td>
                  <details>
                    <summary>
                      {call.service} {call.operation}
                      {call.by !== undefined && <span class="wb-dim"> by {call.by}</span>}
                    </summary>
                    {call.error !== undefined && call.error.message !== '' && (
                      <p class="wb-note">{call.error.message}</p>
                    )}
                    <pre tabIndex={0}>{formatJson(call.input)}</pre>
                  </details>
                </td>
                <td>
                  {call.status}
                  {call.error !== undefined && ` ${call.error.code}`}
                </td>
                <td class="wb-number">
                  {Math.round(call.latencyMs)} ms
                  <span
                    class="wb-bar-line"
                    aria-hidden="true"
                    style={`--from:${((call.startedAt - startMs) / end) * 100}%;--long:${Math.max(2, (call.latencyMs / end) * 100)}%`}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <More count={calls.length} />
      </div>
    </details>
  );
}

/** As many rows as somebody may want to look through; ten thousand would stop the page. */
const mostShown = 200;

function More({ count }: { readonly count: number }): JSX.Element | null {
  return count > mostShown ? <p class="wb-note">… and {(count - mostShown).toLocaleString('en')} more.</p> : null;
}

type Objects = CloudState['buckets'][string];

function BucketView({ name, objects }: { name: string; objects: Objects }): JSX.Element {
  return (
    <details>
      <summary>
        Bucket {name} <span class="wb-dim">{counted(objects.length, 'object')}</span>
      </summary>
      {objects.length === 0 ? (
        <p class="wb-note">It is empty.</p>
      ) : (
        <>
          <ul class="wb-list">
            {objects.slice(0, mostShown).map((object) => (
              <li>
                <details>
                  <summary>
                    <code>{object.key}</code>{' '}
                    <span class="wb-dim">
                      {object.contentType}, {object.size.toLocaleString('en')} bytes
                    </span>
                  </summary>
                  <ObjectPreview object={object} />
                </details>
              </li>
            ))}
          </ul>
          <More count={objects.length} />
        </>
      )}
    </details>
  );
}

function ObjectPreview({ object }: { object: Objects[number] }): JSX.Element {
  const { contentType, base64, text, key, metadata } = object;
  const isPicture = /^image\/(?:png|jpeg|gif|webp)$/.test(contentType) && base64 !== undefined;
  const entries = Object.entries(metadata);
  return (
    <>
      {entries.length > 0 && (
        <p class="wb-note">Metadata: {entries.map(([name, value]) => `${name}: ${value}`).join(', ')}</p>
      )}
      {isPicture ? (
        <img class="wb-picture" src={`data:${contentType};base64,${base64}`} alt={`The object ${key}`} />
      ) : text === undefined ? (
        <p class="wb-note">
          {base64 === undefined ? 'It is too large to show.' : `Bytes, in Base64: ${base64.slice(0, 200)}`}
        </p>
      ) : (
        <pre tabIndex={0}>{text}</pre>
      )}
    </>
  );
}

type Table = CloudState['tables'][string];

function TableView({ name, table }: { name: string; table: Table }): JSX.Element {
  const { items, partitionKey, sortKey } = table;
  const keys = [partitionKey, ...(sortKey === undefined ? [] : [sortKey])];
  const columns = [
    ...keys,
    ...new Set(items.flatMap((item) => Object.keys(item).filter((key) => !keys.includes(key)))),
  ];
  return (
    <details>
      <summary>
        Table {name} <span class="wb-dim">{counted(items.length, 'item')}</span>
      </summary>
      {items.length === 0 ? (
        <p class="wb-note">It is empty.</p>
      ) : (
        <div class="wb-scroll" tabIndex={0} role="group" aria-label={`Table ${name}`}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col">
                    {column}
                    {keys.includes(column) && <span class="wb-dim"> key</span>}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.slice(0, mostShown).map((item) => (
                <tr>
                  {columns.map((column) => (
                    <td>{item[column] !== undefined && <AttributeView value={item[column]} />}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
          <More count={items.length} />
        </div>
      )}
    </details>
  );
}

/** A value with its type, as DynamoDB has it. */
function AttributeView({ value }: { value: JsonValue }): JSX.Element {
  const [type = '', inner = null] = Object.entries(value as Readonly<Record<string, JsonValue>>)[0] ?? [];
  return (
    <>
      <code>{typeof inner === 'string' ? inner : JSON.stringify(inner)}</code>{' '}
      <abbr class="wb-dim" title={typeNames[type] ?? type}>
        {type}
      </abbr>
    </>
  );
}

const typeNames: Readonly<Record<string, string>> = {
  S: 'string',
  N: 'number',
  B: 'binary',
  BOOL: 'boolean',
  NULL: 'null',
  M: 'map',
  L: 'list',
  SS: 'string set',
  NS: 'number set',
  BS: 'binary set',
};

type Queue = CloudState['queues'][string];

function QueueView({ name, queue }: { name: string; queue: Queue }): JSX.Element {
  const { visible, inFlight, delayed, deleted, deadLetterQueue } = queue;
  const groups = [
    ['Visible', visible],
    ['In flight', inFlight],
    ['Delayed', delayed],
  ] as const;
  return (
    <details>
      <summary>
        Queue {name}{' '}
        <span class="wb-dim">
          {visible.length} visible, {inFlight.length} in flight, {delayed.length} delayed, {deleted} deleted
        </span>
      </summary>
      {deadLetterQueue !== undefined && <p class="wb-note">Dead letters go to {deadLetterQueue}.</p>}
      {groups.map(([title, messages]) =>
        messages.length === 0 ? null : (
          <>
            <p class="wb-scenario-name">{title}</p>
            <ul class="wb-list">
              {messages.slice(0, mostShown).map(({ body, receiveCount, groupId, attributes }) => (
                <li>
                  <pre tabIndex={0}>{body}</pre>
                  <p class="wb-note">
                    Received {receiveCount === 1 ? 'once' : `${receiveCount} times`}
                    {groupId !== undefined && `, group ${groupId}`}
                    {Object.entries(attributes).map(([key, value]) => `, ${key}: ${value}`)}
                  </p>
                </li>
              ))}
            </ul>
            <More count={messages.length} />
          </>
        ),
      )}
      {visible.length + inFlight.length + delayed.length === 0 && <p class="wb-note">It is empty.</p>}
    </details>
  );
}
