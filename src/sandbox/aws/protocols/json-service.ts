import { isJsonObject, type JsonValue } from '#kernel';
import { AwsError } from '../aws-error.ts';
import type { AwsService, Fault, ServiceContext, ServiceName, ServiceReply } from '../service.ts';
import type { WireRequest } from '../wire.ts';
import { jsonErrorResponse, jsonResponse, readJsonCall, type JsonVersion } from './json.ts';

/** What an operation gets: as clients send it, so nothing about its members is sure. */
export type OperationInput = Readonly<Record<string, unknown>>;

export type Operation = (input: OperationInput, context: ServiceContext) => object;

/** A service that is nothing but operations by their names. */
export interface JsonServiceDefinition<Name extends ServiceName> {
  readonly name: Name;
  readonly version: JsonVersion;
  /** How long an operation takes, in milliseconds. */
  readonly latencyMs: number;
  readonly operations: Readonly<Record<string, Operation>>;
  readonly refusals?: EntryRefusals;
}

/** Of operations that take several entries: what they answer where a fault has met each of them. */
export type EntryRefusals = Readonly<Record<string, (input: OperationInput, fault: Fault) => object>>;

export interface PerformingService<Name extends ServiceName> extends AwsService {
  readonly name: Name;
  /** Does an operation without the wire. Throws an AwsError. */
  perform(operation: string, input: OperationInput, context: ServiceContext): object;
}

export function createJsonService<Name extends ServiceName>({
  name,
  version,
  latencyMs,
  operations,
  refusals = {},
}: JsonServiceDefinition<Name>): PerformingService<Name> {
  const hosts = new RegExp(`^${name}\\.[\\w-]+\\.amazonaws\\.com$`);
  const perform: PerformingService<Name>['perform'] = (operation, input, context) => {
    const found = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (found === undefined) throw new AwsError('UnknownOperationException', '');
    return found(input, context);
  };
  return {
    name,
    owns: ({ host }) => hosts.test(host),
    operationOf: (request) => readJsonCall(request).operation,
    perform,
    answer: (request, context) => answerJson(request, context, { version, latencyMs, perform }),
    ...jsonFaults({ version, latencyMs }, refusals),
  };
}

/** How a service of the protocol answers where it meets faults. `prefix` is what it puts before the code of an error. */
export function jsonFaults(
  answering: Omit<JsonAnswering, 'perform'>,
  refusals: EntryRefusals = {},
  prefix = '',
): Required<Pick<AwsService, 'fail' | 'refuseEntries'>> {
  return {
    fail: (request, { code, message, status }, context) =>
      answerJson(request, context, {
        ...answering,
        perform() {
          throw new AwsError(prefix + code, message, status);
        },
      }),
    refuseEntries(request, fault, context) {
      const { operation } = readJsonCall(request);
      const refuse = Object.hasOwn(refusals, operation) ? refusals[operation] : undefined;
      if (refuse === undefined) return undefined;
      return answerJson(request, context, { ...answering, perform: (_operation, input) => refuse(input, fault) });
    },
  };
}

/** The entries of an input, whatever is in it. */
export function entriesOf(input: OperationInput, name: string): readonly OperationInput[] {
  const given = input[name];
  if (!Array.isArray(given)) return [];
  return (given as readonly JsonValue[]).map((one): OperationInput => (isJsonObject(one) ? one : {}));
}

export interface JsonAnswering {
  readonly version: JsonVersion;
  /** In milliseconds. */
  readonly latencyMs: number;
  readonly perform: (operation: string, input: OperationInput, context: ServiceContext) => object;
  /** Headers that the service adds to an error with this code. */
  readonly errorHeaders?: (code: string) => Readonly<Record<string, string>>;
}

/** Answers a request of the protocol: reads the call, does it, and puts what came of it, or the error, on the wire. */
export function answerJson(
  request: WireRequest,
  context: ServiceContext,
  { version, latencyMs, perform, errorHeaders }: JsonAnswering,
): ServiceReply {
  const { operation, readInput } = readJsonCall(request);
  let input: OperationInput = {};
  try {
    input = readInput();
    const response = jsonResponse(perform(operation, input, context), version, context.ids);
    return { response, operation, input: input as JsonValue, latencyMs };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const response = jsonErrorResponse(error, version, context.ids);
    const { shortCode: code } = error;
    return {
      response: { ...response, headers: { ...response.headers, ...errorHeaders?.(code) } },
      operation,
      input: input as JsonValue,
      error: { code, message: error.message },
      latencyMs,
    };
  }
}
