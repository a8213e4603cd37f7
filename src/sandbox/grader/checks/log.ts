import { type CheckDefinition, passed } from '../check-subject.ts';
import { show } from '../compare-json.ts';
import { functionLines } from '../transcript-readings.ts';

export const logIncludes: CheckDefinition<'log-includes'> = {
  passesWithoutAnswer: true,
  sentence: ({ text }) => `The log has a line with ${show(text)}.`,
  examine({ text }, { transcript }) {
    const lines = functionLines(transcript);
    if (lines.some((line) => line.text.includes(text))) return passed;
    return {
      kind: 'failed',
      cause: lines.length === 0 ? 'shape' : 'value',
      expected: text,
      received: lines.map((line) => line.text),
      message:
        lines.length === 0
          ? `The function logged nothing; expected a line with ${show(text)}.`
          : lines.length === 1
            ? `The function logged one line, and it does not have ${show(text)}.`
            : `None of the ${lines.length} lines that the function logged has ${show(text)}.`,
    };
  },
};

export const logExcludes: CheckDefinition<'log-excludes'> = {
  passesWithoutAnswer: true,
  sentence: ({ text }) => `No line of the log has ${show(text)}.`,
  examine({ text }, { transcript }) {
    const line = functionLines(transcript).find((candidate) => candidate.text.includes(text));
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
