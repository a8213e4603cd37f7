import type { JsonValue } from '#kernel';
import type { MessageRecord, ServiceCall } from '../cloud-record.ts';
import type { DeliveryOutcome, DeliveryRecord } from '../delivery-record.ts';
import type { InvocationRecord, LogLine, Transcript } from '../transcript.ts';

/** Those of a step, or all of the scenario. What was throttled did not take place. */
export function invocationsOf(step: number | undefined, { invocations }: Transcript): readonly InvocationRecord[] {
  return invocations.filter(
    ({ step: its, outcome }) =>
      (step === undefined || its === step) &&
      !(outcome.kind === 'function-error' && outcome.error.kind === 'throttled'),
  );
}

export function lastInvocationOf(step: number, { invocations }: Transcript): InvocationRecord | undefined {
  return invocations.findLast((invocation) => invocation.step === step);
}

/** What the request of a step led to, whatever sources called the function for meanwhile. */
export function lastRespondedOf(step: number, { invocations }: Transcript): InvocationRecord | undefined {
  return invocations.findLast((invocation) => invocation.step === step && invocation.response !== undefined);
}

export function coldStartsOf(step: number | undefined, transcript: Transcript): number {
  return invocationsOf(step, transcript).filter(({ coldStart }) => coldStart).length;
}

/** Milliseconds of the longest invocation, INIT apart. */
export function longestDurationOf(step: number | undefined, transcript: Transcript): number {
  return Math.max(0, ...invocationsOf(step, transcript).map(({ durationMs }) => durationMs));
}

/** Milliseconds of the longest INIT; 0 where all were warm. */
export function longestInitOf(step: number | undefined, transcript: Transcript): number {
  return Math.max(0, ...invocationsOf(step, transcript).map(({ initDurationMs = 0 }) => initDurationMs));
}

/** Milliseconds of all invocations together. */
export function billedDurationOf(step: number | undefined, transcript: Transcript): number {
  return invocationsOf(step, transcript).reduce((sum, { billedDurationMs }) => sum + billedDurationMs, 0);
}

/** What the function logged, without Lambda's own lines. */
export function functionLines({ logs }: Transcript): readonly LogLine[] {
  return logs.filter(({ source }) => source === 'function');
}

export function deliveriesOf(
  wanted: {
    readonly outcome: DeliveryOutcome;
    readonly source?: DeliveryRecord['source'];
    readonly step?: number;
  },
  { deliveries = [] }: Transcript,
): readonly DeliveryRecord[] {
  return deliveries.filter(
    ({ outcome, source, step }) =>
      outcome === wanted.outcome &&
      (wanted.source === undefined || source === wanted.source) &&
      (wanted.step === undefined || step === wanted.step),
  );
}

/** Everything that a queue holds, in flight or not. */
export function messagesOf(queue: string, { cloud }: Transcript): readonly MessageRecord[] {
  const record = cloud?.queues[queue];
  return record === undefined ? [] : [...record.visible, ...record.delayed, ...record.inFlight];
}

/** The events that were put on a bus, as EventBridge delivers them. */
export function eventsOf(bus: string, { cloud }: Transcript): readonly JsonValue[] {
  return (cloud?.buses[bus] ?? []).map(({ putAt: _putAt, rules: _rules, ...event }) => event);
}

export function objectKeysOf(
  { bucket, prefix = '' }: { readonly bucket: string; readonly prefix?: string },
  { cloud }: Transcript,
): readonly string[] {
  return (cloud?.buckets[bucket] ?? []).map(({ key }) => key).filter((key) => key.startsWith(prefix));
}

export function itemCountOf(table: string, { cloud }: Transcript): number {
  return cloud?.tables[table]?.items.length ?? 0;
}

export function callsOf(
  { service, operation }: { readonly service: string; readonly operation: string },
  { calls = [] }: Transcript,
): readonly ServiceCall[] {
  return calls.filter((one) => one.by === undefined && one.service === service && one.operation === operation);
}
