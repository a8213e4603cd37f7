import { isJsonObject, type JsonObject } from '#kernel';
import { type CheckDefinition, passed } from '../check-subject.ts';
import { describeDifference, findDifference, show } from '../compare-json.ts';

export const logJson: CheckDefinition<'log-json'> = {
  passesWithoutAnswer: true,
  sentence: ({ includes, requestIdIn }) =>
    `The log has a line that is JSON with ${show(includes)}${requestIdIn === undefined ? '' : `, and with the request id in ${show(requestIdIn)}`}.`,
  examine({ includes: members, requestIdIn }, { invocation, transcript }) {
    const includes =
      requestIdIn !== undefined && isJsonObject(members)
        ? { ...members, [requestIdIn]: invocation.requestId }
        : members;
    const lines = transcript.logs.filter(({ source }) => source === 'function').map(({ text }) => text);
    const objects = lines.flatMap((line) => toObject(line) ?? []);
    const differences = objects.map((object) => findDifference(includes, object, 'includes'));
    if (differences.includes(undefined)) return passed;
    const first = differences.length === 1 ? differences[0] : undefined;
    return {
      kind: 'failed',
      cause: objects.length === 0 ? 'shape' : 'value',
      expected: includes,
      received: objects.length === 0 ? lines : objects,
      message:
        first !== undefined
          ? describeDifference(first, 'The line of JSON in the log')
          : `${describeLines(lines.length)} JSON with ${show(includes)}.`,
    };
  },
};

function describeLines(count: number): string {
  if (count === 0) return 'The function logged nothing; expected a line that is';
  return count === 1
    ? 'The function logged one line, and it is not'
    : `None of the ${count} lines that the function logged is`;
}

/** With the text format, the time, the request id and the level stand before what was logged. */
function toObject(line: string): JsonObject | undefined {
  const written = line.replace(/^[^\t{]*\t[^\t{]*\t[A-Z]+\t/, '').trim();
  try {
    const parsed: unknown = JSON.parse(written);
    const value = parsed as JsonObject;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
