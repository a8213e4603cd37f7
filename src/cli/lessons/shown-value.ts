import type { JsonValue } from '#kernel';
import type { Transcript } from '#sandbox';

/** Stands for anything in what a page shows. */
const anything = '…';

/** What happened in a run, as blocks name it: `shows="event.Records[0]"`. */
export function observedValues({ invocations, logs, cloud }: Transcript): Readonly<Record<string, unknown>> {
  const answers = invocations.flatMap(({ outcome }) => (outcome.kind === 'answered' ? [outcome.answer] : []));
  const queues = Object.entries(cloud?.queues ?? {}).map(([name, { visible, delayed, inFlight }]) => {
    const bodies = [...visible, ...delayed, ...inFlight].map(({ body }) => parsedWherePossible(body));
    return [name, bodies] as const;
  });
  return {
    event: invocations[0]?.event,
    events: invocations.map(({ event }) => event),
    answer: answers[0],
    answers,
    responses: invocations.map(({ response }) => response),
    messages: Object.fromEntries(queues),
    log: logs.map(({ text }) => text.replaceAll('\r', '\n')).join('\n'),
  };
}

/** What stands at a path such as `event.Records[0]`; undefined where nothing does. */
export function valueAtPath(values: unknown, path: string): unknown {
  const keys = path.match(/[^.[\]]+/g) ?? [];
  return keys.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined),
    values,
  );
}

/**
 * Where what is shown is not what there is, and how; undefined where all of it is. What is left out may be anything, and so may what
 * an ellipsis stands for.
 */
export function findDifference(shown: JsonValue, actual: unknown, place = ''): string | undefined {
  const where = place === '' ? 'it' : place;
  if (typeof shown === 'string') {
    if (shown.trim() === anything) return actual === undefined ? `${where} is not there` : undefined;
    if (typeof actual === 'string' && matches(shown, actual)) return undefined;
    return `${where} is ${describe(actual)}, not ${describe(shown)}`;
  }
  if (Array.isArray(shown)) {
    if (!Array.isArray(actual)) return `${where} is ${describe(actual)}, not a list`;
    if (shown.length > actual.length) return `${where} has ${actual.length} entries, not ${shown.length}`;
    return firstOf(
      shown.map((each: JsonValue, index) => () => findDifference(each, actual[index], `${place}[${index}]`)),
    );
  }
  if (typeof shown === 'object' && shown !== null) {
    if (typeof actual !== 'object' || actual === null) return `${where} is ${describe(actual)}, not an object`;
    const members = actual as Readonly<Record<string, unknown>>;
    return firstOf(
      Object.entries(shown).map(
        ([key, value]) =>
          () =>
            findDifference(value, members[key], place === '' ? key : `${place}.${key}`),
      ),
    );
  }
  return shown === actual ? undefined : `${where} is ${describe(actual)}, not ${describe(shown)}`;
}

/** A line that is shown and in no line of the log; each has to come behind the one before. */
export function findMissingLine(shown: string, log: string): string | undefined {
  const lines = log.split('\n');
  let from = 0;
  for (const line of shown.split('\n').filter((each) => /\S/.test(each))) {
    const index = lines.findIndex(
      (each, place) => place >= from && matches(`${anything}${line.trim()}${anything}`, each),
    );
    if (index === -1) return line;
    from = index + 1;
  }
  return undefined;
}

function firstOf(attempts: readonly (() => string | undefined)[]): string | undefined {
  for (const attempt of attempts) {
    const difference = attempt();
    if (difference !== undefined) return difference;
  }
  return undefined;
}

/** Spaces do not count in a text that is JSON. */
function matches(shown: string, actual: string): boolean {
  if (/^[[{]/.test(shown) && /\s/.test(shown + actual)) return matches(withoutSpaces(shown), withoutSpaces(actual));
  const pattern = shown
    .split(anything)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[\\s\\S]*');
  return new RegExp(`^${pattern}$`).test(actual);
}

function withoutSpaces(text: string): string {
  return text.replaceAll(/\s/g, '');
}

function parsedWherePossible(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function describe(value: unknown): string {
  if (value === undefined) return 'not there';
  const text = JSON.stringify(value);
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}
