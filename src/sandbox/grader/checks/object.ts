import type { JsonValue } from '#kernel';
import type { ObjectRecord } from '../../cloud-record.ts';
import { type CheckDefinition, type CheckSubject, type Finding, passed } from '../check-subject.ts';
import { describeDifference, findDifference, show } from '../compare-json.ts';
import { objectKeysOf } from '../transcript-readings.ts';

export const object: CheckDefinition<'object'> = {
  looksAtScenario: true,
  passesWithoutAnswer: true,
  sentence: ({ bucket, key }) => `The bucket ${bucket} holds ${show(key)}.`,
  examine({ bucket, key, text, json, contentType }, subject) {
    const found = objectOf(subject, { bucket, key });
    if (found === undefined) return missingObject(subject, { bucket, key });
    if (contentType !== undefined && found.contentType !== contentType)
      return differs(contentType, found.contentType, `The content type of ${show(key)}`);
    if (text !== undefined && found.text !== text) return differs(text, found.text ?? null, `The object ${show(key)}`);
    return json === undefined ? passed : compareJson(json, found);
  },
};

export const noObject: CheckDefinition<'no-object'> = {
  looksAtScenario: true,
  sentence: ({ bucket, key }) => `The bucket ${bucket} does not hold ${show(key)}.`,
  examine({ bucket, key }, subject) {
    const found = objectOf(subject, { bucket, key });
    if (found === undefined) return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: `no object ${show(key)}`,
      received: key,
      message: `The bucket ${bucket} holds ${show(key)}, which must not be there.`,
    };
  },
};

/** Where an object is expected. */
export interface ObjectPlace {
  readonly bucket: string;
  readonly key: string;
}

export function objectOf({ transcript }: CheckSubject, { bucket, key }: ObjectPlace): ObjectRecord | undefined {
  return transcript.cloud?.buckets[bucket]?.find((one) => one.key === key);
}

/** What is said where an object is not there. */
export function missingObject({ transcript }: CheckSubject, { bucket, key }: ObjectPlace): Finding {
  const received = objectKeysOf({ bucket }, transcript);
  const message =
    received.length === 0
      ? `The bucket ${bucket} is empty; expected an object ${show(key)}.`
      : `The bucket ${bucket} has no object ${show(key)}. It holds: ${received.join(', ')}.`;
  return { kind: 'failed', cause: 'shape', expected: key, received, message };
}

function differs(expected: string, received: string | null, what: string): Finding {
  const message = `${what} is ${show(received)}; expected ${show(expected)}.`;
  return { kind: 'failed', cause: 'value', expected, received, message };
}

function compareJson(expected: JsonValue, { key, text = '' }: ObjectRecord): Finding {
  let received: JsonValue;
  try {
    received = JSON.parse(text) as JsonValue;
  } catch {
    return {
      kind: 'failed',
      cause: 'shape',
      expected,
      received: text,
      message: `The object ${show(key)} is not JSON: ${show(text)}.`,
    };
  }
  const difference = findDifference(expected, received, 'equals');
  if (difference === undefined) return passed;
  const message = describeDifference(difference, `The object ${show(key)}`);
  return { kind: 'failed', cause: 'value', expected, received, message };
}
