import { expect, it } from 'vitest';
import { createRandom } from '#kernel';
import { jsonErrorMessage } from './json-error-message.ts';

/** What V8, which runs this test, says. */
function inNode(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : undefined;
  }
}

const whole = [
  '{"a":[1,{"b":"c"}],"d":null}',
  '[1,2,{"x":true}]',
  '"h\\u0041"',
  ' {"key": "value",\r\n "n": -1.5e3}\n',
];
const pieces =
  '{ } [ ] " : , 1 0 - . e + true nul null f \\ \\u \\u00 \n \t \r\n "a" "b": x é 😀 undefined NaN {"a":1 12'.split(
    / /,
  );

it.each([
  '',
  'undefined',
  '[object Object]',
  '<!DOCTYPE html><html>',
  '{"a":1,}',
  "{'a':1}",
  '{"a" 1}',
  '[1 2]',
  '"\n"',
  '01',
  '1.',
  '-',
])('is V8\'s of "%s"', (text) => {
  expect(jsonErrorMessage(text)).toBe(inNode(text));
});

it("is V8's of texts that were damaged", () => {
  const random = createRandom(7);
  const below = (limit: number): number => Math.floor(random.next() * limit);
  const piece = (): string => pieces[below(pieces.length)] ?? '';
  for (let round = 0; round < 20_000; round++) {
    let text = round % 2 === 0 ? (whole[below(whole.length)] ?? '') : '';
    for (let count = below(6); count >= 0; count--) {
      const at = below(text.length + 1);
      text = text.slice(0, at) + (below(3) === 0 ? '' : piece()) + text.slice(at + below(3));
    }
    expect({ text, message: jsonErrorMessage(text) }).toEqual({ text, message: inNode(text) });
  }
});

it('ends soon where brackets nest without end', () => {
  expect(jsonErrorMessage('['.repeat(1_000_000))).toBe('Unexpected end of JSON input');
});
