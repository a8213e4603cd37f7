import { isJsonObject, type JsonValue } from '#kernel';
import type { Observation } from '../prediction-spec.ts';
import type { HttpResponse, Transcript } from '../transcript.ts';
import {
  billedDurationOf,
  callsOf,
  coldStartsOf,
  deliveriesOf,
  functionLines,
  invocationsOf,
  itemCountOf,
  lastInvocationOf,
  lastRespondedOf,
  longestDurationOf,
  messagesOf,
  objectKeysOf,
} from './transcript-readings.ts';

/** Looks at what happened; undefined where there is nothing to look at. `stepCount` is how many steps the scenario has. */
export function observe(from: Observation, transcript: Transcript, stepCount: number): JsonValue | undefined {
  switch (from.kind) {
    case 'answer': {
      const outcome = lastInvocationOf(from.step ?? stepCount, transcript)?.outcome;
      return outcome?.kind === 'answered' ? valueAt(outcome.answer, from.path) : undefined;
    }
    case 'response-status':
      return responseOf(from.step ?? stepCount, transcript)?.status;
    case 'response-count':
      return responsesOf(from.step, transcript).filter(({ status }) => status === from.status).length;
    case 'response-body': {
      const response = responseOf(from.step ?? stepCount, transcript);
      return response && valueAt(parse(response.body), from.path);
    }
    case 'function-error': {
      const outcome = lastInvocationOf(from.step ?? stepCount, transcript)?.outcome;
      return outcome && (outcome.kind === 'function-error' ? outcome.error.errorType : 'none');
    }
    case 'invocation-count':
      return invocationsOf(from.step, transcript).length;
    case 'cold-starts':
      return coldStartsOf(from.step, transcript);
    case 'billed-duration':
      return billedDurationOf(from.step, transcript);
    case 'duration':
      return longestDurationOf(from.step, transcript);
    case 'log-includes':
      return functionLines(transcript).some(({ text }) => text.includes(from.text)) ? 'yes' : 'no';
    case 'log-count':
      return functionLines(transcript).filter(({ text }) => text.includes(from.text)).length;
    case 'deliveries':
      return deliveriesOf(from, transcript).length;
    case 'messages':
      return messagesOf(from.queue, transcript).length;
    case 'object-count':
      return objectKeysOf(from, transcript).length;
    case 'item-count':
      return itemCountOf(from.table, transcript);
    case 'service-calls':
      return callsOf(from, transcript).length;
  }
}

function responseOf(step: number, transcript: Transcript): HttpResponse | undefined {
  return (
    lastRespondedOf(step, transcript)?.response ??
    transcript.directResponses?.find((direct) => direct.step === step)?.response
  );
}

/** What each HTTP caller got. */
function responsesOf(
  step: number | undefined,
  { invocations, directResponses = [] }: Transcript,
): readonly HttpResponse[] {
  return [...invocations, ...directResponses].flatMap(({ step: its, response }) =>
    response !== undefined && (step === undefined || its === step) ? [response] : [],
  );
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}

/** What is at a path such as `body.items[0]`. JSON in a string is read as such where the path goes on into it. */
function valueAt(value: JsonValue, path = ''): JsonValue | undefined {
  let here: JsonValue | undefined = value;
  for (const [key] of path.matchAll(/[^.[\]]+/g)) {
    const inside: JsonValue | undefined = typeof here === 'string' ? parse(here) : here;
    if (Array.isArray(inside)) here = (inside as readonly JsonValue[])[Number(key)];
    else if (inside !== undefined && isJsonObject(inside) && Object.hasOwn(inside, key)) here = inside[key];
    else return undefined;
  }
  return here;
}
