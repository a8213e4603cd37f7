const ones = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
  ...['thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const scales: Readonly<Record<string, number>> = { hundred: 100, thousand: 1_000, million: 1_000_000 };

const word = [...ones, ...tens, ...Object.keys(scales)].join('|');

/** Source of a pattern for a number that is written as words: `fifteen`, `twenty-nine`, `a thousand`, `two hundred and fifty`. */
export const numberWords = `\\b(?:a (?=${Object.keys(scales).join('|')}))?(?:${word})(?:[ -](?:and )?(?:${word}))*\\b`;

/** The number that such words say. */
export function readNumberWords(text: string): number {
  let whole = 0;
  let part = 0;
  for (const each of text.toLowerCase().match(/[a-z]+/g) ?? []) {
    const scale = Object.hasOwn(scales, each) ? scales[each] : undefined;
    if (scale === undefined) {
      part += Math.max(ones.indexOf(each), 0) + (tens.includes(each) ? (tens.indexOf(each) + 2) * 10 : 0);
    } else if (scale === 100) {
      part = Math.max(part, 1) * scale;
    } else {
      whole += Math.max(part, 1) * scale;
      part = 0;
    }
  }
  return whole + part;
}
