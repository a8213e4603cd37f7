import { isJsonObject, type JsonValue } from '#kernel';
import type { RecordedCall } from './recorded-call.ts';

/** What two runs may differ in though nothing is wrong: where it is, and what it becomes before the two are compared. */
interface Rule {
  readonly why: string;
  /** Matches the way to a member, such as `output.Messages.0.ReceiptHandle`. */
  readonly at: RegExp;
  /** Only in these operations; in all when absent. */
  readonly operations?: readonly string[];
  /** Only of these services; of all when absent. */
  readonly services?: readonly RecordedCall['service'][];
  readonly change: (value: JsonValue) => JsonValue;
}

const hidden =
  (what: string) =>
  (value: JsonValue): JsonValue =>
    typeof value === 'object' || typeof value === 'string' ? `<${what}>` : value;
const inText =
  (pattern: RegExp, replacement: string) =>
  (value: JsonValue): JsonValue =>
    typeof value === 'string' ? value.replaceAll(pattern, replacement) : value;
const sorted = (value: JsonValue): JsonValue =>
  Array.isArray(value)
    ? (value as readonly JsonValue[]).toSorted((one, other) => (text(one) < text(other) ? -1 : 1))
    : value;

function sortedByBody(value: JsonValue): JsonValue {
  const bodyOf = (message: JsonValue): string => text(isJsonObject(message) ? (message['Body'] ?? null) : null);
  return Array.isArray(value)
    ? (value as readonly JsonValue[]).toSorted((one, other) => (bodyOf(one) < bodyOf(other) ? -1 : 1))
    : value;
}

const rules: readonly Rule[] = [
  {
    why: 'Every request has ids of its own.',
    at: /^error\.(?:RequestId|HostId|requestId|extendedRequestId)$/,
    change: hidden('id'),
  },
  {
    why: 'Every message has an id of its own.',
    at: /(?:^|\.)(?:MessageId|ReceiptHandle|SequenceNumber)$/,
    change: hidden('id'),
  },
  {
    why: 'A receipt handle that is shown in a message.',
    at: /^error\.message$/,
    change: inText(/Value \S{30,} for parameter ReceiptHandle/g, 'Value <id> for parameter ReceiptHandle'),
  },
  {
    why: 'The engine has virtual time, the server has that of the machine.',
    at: /(?:^|\.)(?:LastModified|CreationDate|CreationDateTime|SentTimestamp|ApproximateFirstReceiveTimestamp|CreatedTimestamp|LastModifiedTimestamp)$/,
    change: hidden('time'),
  },
  {
    why: 'A server is elsewhere, in an account of its own.',
    at: /(?:QueueUrls?(?:\.\d+)?|QueueArn|RedrivePolicy)$/,
    change: inText(
      /https?:\/\/[^/]+\/\d{12}\/|(?<=arn:aws:sqs:us-east-1:)\d{12}|"(?=\d+\}$)|(?<=maxReceiveCount":\d)"/g,
      '',
    ),
  },
  { why: 'Who sends is somebody of the account.', at: /\.SenderId$/, change: hidden('sender') },
  {
    why: 'A continuation token says nothing to who gets it.',
    at: /^output\.(?:Next)?ContinuationToken$/,
    change: hidden('token'),
  },
  {
    why: 'Whose a bucket is differs by account.',
    at: /(?:^|\.)Owner$/,
    change: hidden('owner'),
  },
  {
    why: 'Sets have no order.',
    at: /(?:^|\.)(?:SS|NS|BS|set)$/,
    change: sorted,
  },
  {
    why: 'A scan and a batch give items in an order that nobody may count on.',
    at: /^output\.(?:Items|Responses\.\w+)$/,
    operations: ['Scan', 'BatchGetItem', 'BatchGet'],
    change: sorted,
  },
  {
    why: 'A standard queue gives messages in an order that nobody may count on.',
    at: /^output\.Messages$/,
    services: ['sqs'],
    change: sortedByBody,
  },
];

/** The result of a call as it is compared: what may differ is taken out of it, and members are in the order of their names. */
export function toComparable({ service, operation, result }: RecordedCall): JsonValue {
  const applying = rules.filter(
    ({ operations, services }) => (operations?.includes(operation) ?? true) && (services?.includes(service) ?? true),
  );
  return settle(result, '', applying);
}

function settle(value: JsonValue, way: string, applying: readonly Rule[]): JsonValue {
  const inside = (name: string, member: JsonValue): JsonValue =>
    settle(member, way === '' ? name : `${way}.${name}`, applying);
  let settled = value;
  if (Array.isArray(value)) settled = (value as readonly JsonValue[]).map((member, at) => inside(String(at), member));
  else if (typeof value === 'object' && value !== null) {
    settled = Object.fromEntries(
      Object.entries(value)
        .toSorted(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, member]) => [name, inside(name, member)]),
    );
  }
  for (const { at, change } of applying) if (at.test(way)) settled = change(settled);
  return settled;
}

function text(value: JsonValue): string {
  return JSON.stringify(value);
}
