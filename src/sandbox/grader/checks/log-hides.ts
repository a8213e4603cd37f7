import { readEncodedTexts } from '../encoded-texts.ts';
import { type CheckDefinition, passed } from '../check-subject.ts';
import { show } from '../compare-json.ts';

/** Reads every line, those of Lambda too: an error that nobody catches is logged by the runtime, message and all. */
export const logHides: CheckDefinition<'log-hides'> = {
  passesWithoutAnswer: true,
  measuresFailures: true,
  looksAtScenario: true,
  sentence: ({ texts }) =>
    `No line of the log has ${texts.map((text) => show(text)).join(' or ')}, however it is encoded.`,
  examine({ texts, mayShow }, { transcript }) {
    const wanted = texts.map((text) => ({ text, parts: mayShow === undefined ? [text] : partsOf(text, mayShow + 1) }));
    for (const { text: line } of transcript.logs) {
      for (const { how, text } of readEncodedTexts(line)) {
        const found = wanted.find(({ parts }) => parts.some((part) => text.includes(part)));
        if (found !== undefined) {
          const what = text.includes(found.text) ? show(found.text) : `a part of ${show(found.text)}`;
          return {
            kind: 'failed',
            cause: 'value',
            expected: `no line with ${show(found.text)}`,
            received: line,
            message: `A line of the log has ${what}${how === 'plain' ? '' : `, in ${how}`}: ${show(line)}`,
          };
        }
      }
    }
    return passed;
  },
};

/** Every part of a text that has so many characters; the text itself, where it is shorter. */
function partsOf(text: string, length: number): string[] {
  if (text.length <= length) return [text];
  return Array.from({ length: text.length - length + 1 }, (_, start) => text.slice(start, start + length));
}
