import { isJsonObject, type JsonObject, type JsonValue, utf8Decode } from '#kernel';
import { AwsError } from '../aws-error.ts';
import type { WireRequest } from '../wire.ts';

/** A request of the protocol: REST, with JSON in the body. */
export interface ScheduleRequest {
  /** Empty where it names none. */
  readonly operation: string;
  /** Of the schedule or the group; empty where the operation is about none. */
  readonly name: string;
  readonly query: Readonly<Record<string, string>>;
  /** Throws an AwsError where the body is no JSON object. */
  readBody(): JsonObject;
}

const ofOne: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  schedules: { POST: 'CreateSchedule', GET: 'GetSchedule', PUT: 'UpdateSchedule', DELETE: 'DeleteSchedule' },
  'schedule-groups': { POST: 'CreateScheduleGroup', GET: 'GetScheduleGroup', DELETE: 'DeleteScheduleGroup' },
};

const ofAll: Readonly<Record<string, string>> = { schedules: 'ListSchedules', 'schedule-groups': 'ListScheduleGroups' };

export function readRequest({ method, path, body }: WireRequest): ScheduleRequest {
  const [, kind = '', name, queryText = ''] =
    /^\/(schedules|schedule-groups)(?:\/([^/?]+))?\/?(?:\?(.*))?$/.exec(path) ?? [];
  const operation = name === undefined ? (method === 'GET' ? ofAll[kind] : undefined) : ofOne[kind]?.[method];
  return {
    operation: operation ?? '',
    name: decode(name ?? ''),
    query: Object.fromEntries(
      queryText.split('&').flatMap((pair): [string, string][] => {
        const [, key = '', value = ''] = /^([^=]+)=(.*)$/.exec(pair) ?? [];
        return key === '' ? [] : [[decode(key), decode(value)]];
      }),
    ),
    readBody() {
      if (method !== 'POST' && method !== 'PUT') return {};
      try {
        const sent = JSON.parse(utf8Decode(body)) as JsonValue;
        if (isJsonObject(sent)) return sent;
      } catch {
        // As for what is JSON and no object.
      }
      throw new AwsError('SerializationException', '');
    },
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
