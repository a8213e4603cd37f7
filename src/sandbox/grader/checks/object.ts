import type { JsonValue } from '#kernel';
import type { ObjectRecord } from '../../cloud-record.ts';
import { type CheckDefinition, type CheckSubject, type Finding, passed } from '../check-subject.ts';
import { describeDifference, findDifference, show } from '../compare-json.ts';

export const object: CheckDefinition<'object'> = {
  looksAtScenario: true,
  passesWithoutAnswer: true,
  sentence: ({ bucket, key }) => `The bucket ${bucket} holds ${show(key)}.`,
  examine({ bucket, key, text, json, contentType }, subject) {
    const objects = objectsOf(subject, bucket);
    const found = objects.find((one) => one.key === key);
    if (found === undefined) {
      return {
        kind: 'failed',
        cause: 'shape',
        expected: key,
        received: objects.map((one) => one.key),
        message:
          objects.length === 0
            ? `The bucket ${bucket} is empty; expected an object ${show(key)}.`
            : `The bucket ${bucket} has no object ${show(key)}. It holds: ${objects.map((one) => one.key).join(', ')}.`,
      };
    }
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
    const found = objectsOf(subject, bucket).find((one) => one.key === key);
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

function objectsOf({ transcript }: CheckSubject, bucket: string): readonly ObjectRecord[] {
  return transcript.cloud?.buckets[bucket] ?? [];
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
