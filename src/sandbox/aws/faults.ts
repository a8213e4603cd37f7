import type { FaultSpec } from '../cloud-spec.ts';
import type { AwsService, PendingReply, ServiceContext, ServiceReply } from './service.ts';
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
  TooManyRequestsException: { status: 429, message: 'Rate Exceeded.' },
  SlowDown: { status: 503, message: 'Please reduce your request rate.' },
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
      const reply =
        error === undefined ? service.answer(request, context) : meet(service, request, context, error, refusesEntries);
      return late === undefined ? reply : { ...reply, latencyMs: late };
    },
  };
}

function meet(
  service: AnyService,
  request: WireRequest,
  context: ServiceContext,
  code: string,
  refusesEntries: boolean | number = false,
): ServiceReply {
  const fault = { code, ...(knownFaults[code] ?? unknownFault) };
  const met = typeof refusesEntries === 'number' ? { ...fault, most: refusesEntries } : fault;
  const refused = refusesEntries ? service.refuseEntries?.(request, met, context) : undefined;
  return refused ?? service.fail(request, fault, context);
}

const unknownFault: KnownFault = { status: 500, message: 'Internal server error' };
