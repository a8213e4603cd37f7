import { serviceQuotas } from '#aws-facts';
import { isJsonObject, type JsonObject, type JsonValue, utf8Length } from '#kernel';
import type { BusEvent } from '../../cloud-record.ts';
import { AwsError } from '../aws-error.ts';
import { listOf, readShape, structure } from '../protocols/input-shape.ts';
import { constraint } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import type { ServiceContext } from '../service.ts';
import { busNameOf } from './names.ts';

/** Takes an event for a bus; the bus may not exist. */
export type TakeEvent = (bus: string, event: BusEvent, context: ServiceContext) => void;

/** What an entry counts for its time, in bytes. */
const timeBytes = 14;

/**
 * `PutEvents`: each entry is taken or refused by itself. Source: Amazon EventBridge API Reference, PutEvents; how entries are refused
 * is as LocalStack has recorded it from AWS.
 */
export function putEvents(input: OperationInput, context: ServiceContext, take: TakeEvent): object {
  const entries = readEntries(input);
  const size = entries.reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (size > serviceQuotas.putEventsSize.value)
    throw new AwsError('ValidationException', 'Total size of the entries in the request is over the limit.');
  const results = entries.map((entry): JsonObject => {
    const read = readEntry(entry, context);
    if ('refused' in read) return { ErrorCode: read.refused, ErrorMessage: read.why };
    take(read.bus, read.event, context);
    return { EventId: read.event.id };
  });
  return { FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length, Entries: results };
}

/** Most people forget to make a text of `Detail` once: that refuses the whole request. */
const entryShape = structure({
  Source: 'String',
  DetailType: 'String',
  Detail: 'String',
  EventBusName: 'String',
  TraceHeader: 'String',
  Resources: listOf('String'),
});

function readEntries({ Entries: given }: OperationInput): readonly OperationInput[] {
  if (given === undefined || given === null) throw constraint('Entries', 'null', 'Member must not be null');
  if (!Array.isArray(given)) throw new AwsError('SerializationException', 'Expected list or null');
  const entries = (given as readonly JsonValue[]).map((entry): OperationInput => ({
    ...(readShape(entry, entryShape) as OperationInput | undefined),
    ...(isJsonObject(entry) && { Time: entry['Time'] }),
  }));
  const shown = `'[${entries.map(showEntry).join(', ')}]'`;
  const most = serviceQuotas.putEventsEntries.value;
  if (entries.length === 0) throw constraint('Entries', shown, 'Member must have length greater than or equal to 1');
  if (entries.length > most)
    throw constraint('Entries', shown, `Member must have length less than or equal to ${most}`);
  return entries;
}

/** As the service's own messages show an entry. */
function showEntry(entry: OperationInput): string {
  const of = (name: string): string => {
    const value = entry[name] ?? null;
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  return `PutEventsRequestEntry(time=${of('Time')}, source=${of('Source')}, resources=${of('Resources')}, detailType=${of('DetailType')}, detail=${of('Detail')}, eventBusName=${of('EventBusName')}, traceHeader=${of('TraceHeader')}, kmsKeyIdentifier=null, internalMetadata=null)`;
}

function sizeOf(entry: OperationInput): number {
  const texts = [entry['Source'], entry['DetailType'], entry['Detail'], ...resourcesOf(entry)];
  const bytes = texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? utf8Length(text) : 0), 0);
  return bytes + (entry['Time'] === undefined ? 0 : timeBytes);
}

type ReadEntry =
  { readonly bus: string; readonly event: BusEvent } | { readonly refused: string; readonly why: string };

function readEntry(entry: OperationInput, context: ServiceContext): ReadEntry {
  for (const name of ['Source', 'DetailType', 'Detail']) {
    const value = entry[name];
    if (typeof value !== 'string' || value === '') {
      return {
        refused: 'InvalidArgument',
        why: `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
      };
    }
  }
  const source = String(entry['Source']);
  if (source.startsWith('aws.'))
    return { refused: 'NotAuthorizedForSourceException', why: 'Not authorized for the source.' };
  const detail = parse(String(entry['Detail']));
  if (!isJsonObject(detail)) return { refused: 'MalformedDetail', why: 'Detail is malformed.' };
  const { nowMs, ids, region, accountId } = context;
  const time = typeof entry['Time'] === 'number' ? entry['Time'] * 1_000 : nowMs;
  const event: BusEvent = {
    version: '0',
    id: ids.uuid(),
    'detail-type': String(entry['DetailType']),
    source,
    account: accountId,
    time: `${new Date(time).toISOString().slice(0, 19)}Z`,
    region,
    resources: resourcesOf(entry),
    detail,
  };
  return { bus: busNameOf(entry['EventBusName']), event };
}

function resourcesOf({ Resources: resources }: OperationInput): readonly string[] {
  return Array.isArray(resources) ? resources.filter((one) => typeof one === 'string') : [];
}

function parse(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
