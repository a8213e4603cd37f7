import type { IdSource, JsonObject } from '#kernel';
import type { BusEvent } from '../cloud-record.ts';
import { arnOf } from './source-ports.ts';

/** What a scheduled rule sends: no payload, and the time in UTC without milliseconds. */
export function toScheduledEvent(rule: string, timeMs: number, ids: IdSource): JsonObject {
  return {
    version: '0',
    id: ids.uuid(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: '123456789012',
    time: `${new Date(timeMs).toISOString().slice(0, 19)}Z`,
    region: 'us-east-1',
    resources: [arnOf('events', `rule/${rule}`)],
    detail: {},
  };
}

/** What a schedule of EventBridge Scheduler sends that was given no input; here the detail is a text. */
export function toSchedulerEvent(schedule: string, timeMs: number, ids: IdSource): JsonObject {
  return {
    ...toScheduledEvent(schedule, timeMs, ids),
    source: 'aws.scheduler',
    resources: [arnOf('scheduler', `schedule/default/${schedule}`)],
    detail: '{}',
  };
}

export interface CustomEvent {
  readonly id: string;
  readonly source: string;
  readonly detailType: string;
  readonly detail: JsonObject;
  readonly resources?: readonly string[];
  readonly timeMs: number;
}

/** An event of an application, as a rule of a bus delivers it. */
export function toBusEvent({ id, source, detailType, detail, resources = [], timeMs }: CustomEvent): BusEvent {
  return {
    version: '0',
    id,
    'detail-type': detailType,
    source,
    account: '123456789012',
    time: `${new Date(timeMs).toISOString().slice(0, 19)}Z`,
    region: 'us-east-1',
    resources,
    detail,
  };
}
