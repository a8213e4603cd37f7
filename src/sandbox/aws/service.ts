import type { IdSource, JsonValue, Random } from '#kernel';
import type { CloudHappening } from './happening.ts';
import type { WireRequest, WireResponse } from './wire.ts';

/** The services that there are, by the name that AWS's own endpoints have. */
export type ServiceName =
  | 'dynamodb'
  | 'events'
  | 'lambda'
  | 'monitoring'
  | 's3'
  | 'scheduler'
  | 'secretsmanager'
  | 'sns'
  | 'sqs'
  | 'ssm'
  | 'sts';

/** What a service has at hand while it answers one call. */
export interface ServiceContext {
  /** Virtual time in milliseconds since the epoch. */
  readonly nowMs: number;
  readonly ids: IdSource;
  readonly random: Random;
  readonly region: string;
  /** Twelve digits. */
  readonly accountId: string;
  /** The keys that functions have in their environment, and sign with. */
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** The name of the function that calls; of the one under test where somebody else does. */
  readonly caller: string;
  /** Tells what has happened in the service, for the event sources. */
  readonly tell: (happening: CloudHappening) => void;
}

/** What became of one request. */
export interface ServiceReply {
  readonly response: WireResponse;
  /** As AWS names it, such as `PutItem`; empty where the request named none. */
  readonly operation: string;
  /** The operation's input as the SDK's own types write it; what is binary is shown as `{ bytes: <count> }`. */
  readonly input: JsonValue;
  /** Present when the service reported an error. */
  readonly error?: { readonly code: string; readonly message: string };
  /** The modelled time that the call takes, in virtual milliseconds. */
  readonly latencyMs: number;
}

/** A reply that comes when something else is done. */
export interface PendingReply extends Pick<ServiceReply, 'operation' | 'input' | 'latencyMs'> {
  readonly kind: 'pending';
  /** Begins to wait. `tell` is called once, at the virtual time at which the reply leaves the service. */
  whenDone(tell: (reply: ServiceReply) => void): void;
}

/** One service as it answers on the wire. */
export interface AwsService<Reply extends ServiceReply | PendingReply = ServiceReply> {
  readonly name: ServiceName;
  /** Whether a request is for this service. */
  owns(request: WireRequest): boolean;
  /** Which operation a request asks for, as AWS names it; empty where it names none. */
  operationOf(request: WireRequest): string;
  /** Answers every request, whatever is in it: what is wrong with it is an error of AWS's own kind. Never throws. */
  answer(request: WireRequest, context: ServiceContext): Reply;
  /** Answers as where it has met a fault: it does nothing, and says so in its own protocol. */
  fail(request: WireRequest, fault: Fault, context: ServiceContext): ServiceReply;
  /** Answers that each entry of the request has met a fault. Undefined where the operation takes no entries. */
  refuseEntries?(request: WireRequest, fault: Fault, context: ServiceContext): ServiceReply | undefined;
}

/** What an exercise lets a service meet. */
export interface Fault {
  readonly code: string;
  readonly message: string;
  /** The HTTP status of the error. */
  readonly status: number;
  /** How many of the entries it meets, where it does not meet all. */
  readonly most?: number;
}
