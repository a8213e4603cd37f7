import type { LogLine } from '../../transcript.ts';
import { type CheckDefinition, type CheckSubject, passed } from '../check-subject.ts';
import { show } from '../compare-json.ts';

export const logIncludes: CheckDefinition<'log-includes'> = {
  passesWithoutAnswer: true,
  sentence: ({ text }) => `The log has a line with ${show(text)}.`,
  examine({ text }, subject) {
    const lines = functionLines(subject);
    if (lines.some((line) => line.text.includes(text))) return passed;
    return {
      kind: 'failed',
      cause: lines.length === 0 ? 'shape' : 'value',
      expected: text,
      received: lines.map((line) => line.text),
      message:
        lines.length === 0
          ? `The function logged nothing; expected a line with ${show(text)}.`
          : `None of the ${lines.length} lines that the function logged has ${show(text)}.`,
    };
  },
};

export const logExcludes: CheckDefinition<'log-excludes'> = {
  passesWithoutAnswer: true,
  sentence: ({ text }) => `No line of the log has ${show(text)}.`,
  examine({ text }, subject) {
    const line = functionLines(subject).find((candidate) => candidate.text.includes(text));
    if (line === undefined) return passed;
    return {
      kind: 'failed',
      cause: 'value',
      expected: `no line with ${show(text)}`,
      received: line.text,
      message: `The function logged a line with ${show(text)}, which must not be in the log.`,
    };
  },
};

function functionLines({ transcript }: CheckSubject): readonly LogLine[] {
  return transcript.logs.filter((line) => line.source === 'function');
}
