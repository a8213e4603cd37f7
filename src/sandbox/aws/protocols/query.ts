import { type JsonObject, type JsonValue, utf8Decode, utf8Encode } from '#kernel';
import { AwsError } from '../aws-error.ts';
import type { AwsService, Fault, ServiceContext, ServiceReply } from '../service.ts';
import type { WireRequest } from '../wire.ts';
import type { OperationInput } from './json-service.ts';
import { writeXml, type XmlValue } from './xml.ts';

export interface QueryAnswering {
  readonly namespace: string;
  /** The version of the interface, such as `2010-03-31`. */
  readonly version: string;
  /** In milliseconds. */
  readonly latencyMs: number;
  /** Does an operation. Throws an AwsError. */
  readonly perform: (operation: string, input: OperationInput, context: ServiceContext) => XmlResult;
}

export type XmlResult = Readonly<Record<string, XmlValue>>;

/** Answers a request of the query protocol: a form comes in, XML goes out. */
export function answerQuery(
  request: WireRequest,
  context: ServiceContext,
  { namespace, version, latencyMs, perform }: QueryAnswering,
): ServiceReply {
  const requestId = context.ids.uuid();
  const respond = (status: number, xml: string): ServiceReply['response'] => ({
    status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: utf8Encode(xml),
  });
  let operation = '';
  let input: JsonObject = {};
  try {
    const { Action: action, Version: _version, ...members } = readForm(utf8Decode(request.body));
    input = members;
    operation = typeof action === 'string' ? action : '';
    if (operation === '') throw new AwsError('MissingAction', 'Could not find an action in the request.');
    const result = perform(operation, input, context);
    const answer = { [`${operation}Result`]: result, ResponseMetadata: { RequestId: requestId } };
    const response = respond(200, writeXml(`${operation}Response`, answer, namespace));
    return { response, operation, input, latencyMs };
  } catch (thrown) {
    if (!(thrown instanceof AwsError)) throw thrown;
    const { code, status } = thrown;
    const message =
      code === 'InvalidAction' ? `Could not find operation ${operation} for version ${version}` : thrown.message;
    const error = { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message };
    const response = respond(status, writeXml('ErrorResponse', { Error: error, RequestId: requestId }, namespace));
    return { response, operation, input, error: { code, message }, latencyMs };
  }
}

/** How a service of the protocol answers where it meets faults. */
export function queryFaults(
  answering: Omit<QueryAnswering, 'perform'>,
  refusals: Readonly<Record<string, (input: OperationInput, fault: Fault) => XmlResult>> = {},
): Required<Pick<AwsService, 'fail' | 'refuseEntries'>> {
  return {
    fail: (request, { code, message, status }, context) =>
      answerQuery(request, context, {
        ...answering,
        perform() {
          throw new AwsError(code, message, status);
        },
      }),
    refuseEntries(request, fault, context) {
      const operation = queryOperationOf(request);
      const refuse = Object.hasOwn(refusals, operation) ? refusals[operation] : undefined;
      if (refuse === undefined) return undefined;
      return answerQuery(request, context, { ...answering, perform: (_operation, input) => refuse(input, fault) });
    },
  };
}

/** Which operation a request of the protocol asks for; empty where it names none. */
export function queryOperationOf({ body }: WireRequest): string {
  return /(?:^|&)Action=(\w*)/.exec(utf8Decode(body))?.[1] ?? '';
}

/** A name with more parts than this is none that a service has. */
const mostParts = 12;

type Tree = Map<string, string | Tree>;

/** Reads names such as `Entries.member.1.Id` and `Attributes.entry.2.Value.DataType` into lists and maps. */
function readForm(form: string): JsonObject {
  const tree: Tree = new Map();
  for (const pair of form.split('&')) {
    if (pair === '') continue;
    const [name = '', value = ''] = pair.split(/=(.*)/s, 2).map(decode);
    const parts = name.split('.');
    const last = parts.pop() ?? '';
    if (parts.length >= mostParts) continue;
    const parent = parts.reduce((node, part) => {
      const child = node.get(part);
      if (child instanceof Map) return child;
      const created: Tree = new Map();
      node.set(part, created);
      return created;
    }, tree);
    parent.set(last, value);
  }
  return toObject(tree);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new AwsError('MalformedQueryString', 'The query string contains a syntax error.', 404);
  }
}

function toObject(tree: Tree): JsonObject {
  return Object.fromEntries([...tree].map(([name, node]) => [name, toValue(node)]));
}

function toValue(node: string | Tree): JsonValue {
  if (typeof node === 'string') return node;
  const members = node.get('member');
  if (members instanceof Map) return inOrder(members).map(toValue);
  const entries = node.get('entry');
  if (!(entries instanceof Map)) return toObject(node);
  return Object.fromEntries(
    inOrder(entries).flatMap((entry) => {
      if (!(entry instanceof Map)) return [];
      const name = entry.get('Name') ?? entry.get('key');
      // What a client left empty is there all the same.
      const value = entry.get('Value') ?? entry.get('value') ?? new Map<string, Tree>();
      return typeof name === 'string' ? [[name, toValue(value)]] : [];
    }),
  );
}

/** Members go by numbers, from 1. */
function inOrder(members: Tree): readonly (string | Tree)[] {
  return [...members].sort(([one], [other]) => Number(one) - Number(other)).map(([, node]) => node);
}
