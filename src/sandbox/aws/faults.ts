import type { FaultSpec } from '../cloud-spec.ts';
import { type JsonValue, utf8Encode } from '#kernel';
import { AwsError } from './aws-error.ts';
import { jsonErrorResponse, jsonResponse, readJsonCall } from './protocols/json.ts';
import { writeXml } from './protocols/xml.ts';
import type { AwsService, PendingReply, ServiceContext, ServiceName, ServiceReply } from './service.ts';
import type { WireRequest } from './wire.ts';

type AnyService = AwsService<ServiceReply | PendingReply>;

export interface Faults {
  /** Lets the service answer, unless a fault is due. */
  apply(service: AnyService, request: WireRequest, context: ServiceContext): ServiceReply | PendingReply;
}

/** How a client recognises an error: status, and the service's own wording. */
interface KnownFault {
  readonly status: number;
  readonly message: string;
}

/** Errors that services report when they are busy or broken. Source: the services' API references, "Common errors". */
const knownFaults: Readonly<Record<string, KnownFault>> = {
  ProvisionedThroughputExceededException: {
    status: 400,
    message:
      'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
  },
  AccessDeniedException: { status: 400, message: 'User is not authorized to perform this operation.' },
  ThrottlingException: { status: 400, message: 'Rate exceeded' },
  RequestLimitExceeded: { status: 400, message: 'Throughput exceeds the current throughput limit for your account.' },
  InternalServerError: { status: 500, message: 'Internal server error' },
  InternalError: { status: 500, message: 'We encountered an internal error. Please try again.' },
  ServiceUnavailable: { status: 503, message: 'Service is unable to handle request.' },
  SlowDown: { status: 503, message: 'Please reduce your request rate.' },
};

/** What a transaction meets whose items are in another one at the same moment. */
const conflict = {
  error: 'TransactionCanceledException',
  message: 'Transaction cancelled, please refer cancellation reasons for specific reasons',
  reason: { Code: 'TransactionConflict', Message: 'Transaction is ongoing for the item' },
};

/** Lets calls fail, or come late, as an exercise asks. Each fault counts the calls that fit it. */
export function createFaults(specs: readonly FaultSpec[]): Faults {
  const counts = specs.map(() => 0);
  return {
    apply(service, request, context) {
      if (specs.length === 0) return service.answer(request, context);
      const operation = service.operationOf(request);
      const due = specs.flatMap((spec, index) => {
        const fits = spec.service === service.name && (spec.operation ?? operation) === operation;
        if (!fits) return [];
        const count = counts[index] ?? 0;
        counts[index] = count + 1;
        const from = spec.after ?? 0;
        return count >= from && count < from + (spec.times ?? Number.POSITIVE_INFINITY) ? [spec] : [];
      });
      const late = due.find(({ latencyMs }) => latencyMs !== undefined)?.latencyMs;
      const { error, refusesEntries } = due.find((spec) => spec.error !== undefined) ?? {};
      if (
        error !== undefined &&
        refusesEntries === true &&
        (operation === 'PutEvents' || operation === 'SendMessageBatch')
      )
        return refuseEntries(request, error, context, late);
      if (error !== undefined) return fail(service.name, operation, request, error, context, late);
      const reply = service.answer(request, context);
      return late === undefined ? reply : { ...reply, latencyMs: late };
    },
  };
}

/** `PutEvents` and `SendMessageBatch` answer so where they take none of the entries. */
function refuseEntries(request: WireRequest, code: string, { ids }: ServiceContext, latencyMs = 20): ServiceReply {
  const { operation, readInput } = readJsonCall(request);
  const input = readInput() as Readonly<Record<string, JsonValue>>;
  const message = knownFaults[code]?.message ?? 'Internal failure';
  const entries = [input['Entries'] ?? []].flat() as readonly { readonly Id?: JsonValue }[];
  const response =
    operation === 'PutEvents'
      ? jsonResponse(
          {
            FailedEntryCount: entries.length,
            Entries: entries.map(() => ({ ErrorCode: code, ErrorMessage: message })),
          },
          '1.1',
          ids,
        )
      : jsonResponse(
          { Failed: entries.map(({ Id = null }) => ({ Id, SenderFault: false, Code: code, Message: message })) },
          '1.0',
          ids,
        );
  return { response, operation, input, latencyMs };
}

function fail(
  service: ServiceName,
  operation: string,
  request: WireRequest,
  name: string,
  { ids }: ServiceContext,
  latencyMs = 5,
): ServiceReply {
  const { status, message } = knownFaults[name] ?? { status: 500, message: 'Internal server error' };
  const error = { code: name, message };
  if (service === 's3') {
    const body = utf8Encode(writeXml('Error', { Code: name, Message: message, RequestId: ids.hex(16) }));
    const headers = { 'content-type': 'application/xml', 'x-amz-request-id': ids.hex(16).toUpperCase() };
    return { response: { status, headers, body }, operation, input: null, error, latencyMs };
  }
  if (service === 'dynamodb' && operation === 'TransactWriteItems' && name === conflict.error) {
    const reasons = itemsOf(request).map(() => conflict.reason);
    const text = `${conflict.message} [${reasons.map(({ Code }) => Code).join(', ')}]`;
    const cancelled = new AwsError(`com.amazonaws.dynamodb.v20120810#${name}`, text, 400, {
      CancellationReasons: reasons,
    });
    const response = jsonErrorResponse(cancelled, '1.0', ids);
    return { response, operation, input: null, error: { code: name, message: text }, latencyMs };
  }
  const prefix = service === 'dynamodb' ? 'com.amazonaws.dynamodb.v20120810#' : '';
  const response = jsonErrorResponse(new AwsError(prefix + name, message, status), '1.0', ids);
  return { response, operation, input: null, error, latencyMs };
}

function itemsOf(request: WireRequest): readonly JsonValue[] {
  const { TransactItems: items } = readJsonCall(request).readInput() as { readonly TransactItems?: JsonValue };
  return [items ?? []].flat();
}
