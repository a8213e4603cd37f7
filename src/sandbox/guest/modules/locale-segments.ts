import { callHost, nameOf, toNumber } from './locale-values.ts';

/** A segment as the host tells it: where it ends, and whether it is like a word (`undefined` unless it is words that are wanted). */
type HostSegment = readonly [end: number, isWordLike?: boolean];

/** Letters that the host looks at in one go. */
const windowLetters = 4_096;

/** A text in segments, which are asked for as they are needed. */
class SegmentedText {
  readonly text: string;
  readonly #recipe: string;
  readonly #ends: number[] = [];
  readonly #wordLike: (boolean | undefined)[] = [];
  constructor(text: string, recipe: string) {
    this.text = text;
    this.#recipe = recipe;
  }
  /** The segment with a number, from 0. */
  at(number: number): object | undefined {
    while (number >= this.#ends.length) if (!this.#readMore(windowLetters)) return undefined;
    const index = number === 0 ? 0 : (this.#ends[number - 1] ?? 0);
    const isWordLike = this.#wordLike[number];
    return {
      segment: this.text.slice(index, this.#ends[number]),
      index,
      input: this.text,
      ...(isWordLike !== undefined && { isWordLike }),
    };
  }
  /** The number of the segment in which a letter is. */
  numberOf(letter: number): number {
    while (letter >= (this.#ends.at(-1) ?? 0)) if (!this.#readMore(windowLetters)) break;
    let [low, high] = [0, this.#ends.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ends[middle] ?? 0) > letter) high = middle;
      else low = middle + 1;
    }
    return low;
  }
  /** The last segment of a part may go on after it: only the text's own last one is taken. */
  #readMore(letters: number): boolean {
    const start = this.#ends.at(-1) ?? 0;
    if (start >= this.text.length) return false;
    const part = this.text.slice(start, start + letters);
    const isWhole = start + part.length >= this.text.length;
    const found = callHost('intl.segments', this.#recipe, part) as readonly HostSegment[];
    const taken = isWhole ? found : found.slice(0, -1);
    if (taken.length === 0) return this.#readMore(letters * 4);
    for (const [end, isWordLike] of taken) {
      this.#ends.push(start + end);
      this.#wordLike.push(isWordLike);
    }
    return true;
  }
}

const segmented = new WeakMap<object, SegmentedText>();

const segmentsPrototype = {
  containing(this: object, index?: unknown): object | undefined {
    const found = ownText(this, '%Segments.prototype%.containing');
    const letter = Math.trunc(toNumber(index)) || 0;
    if (letter < 0 || letter >= found.text.length) return undefined;
    return found.at(found.numberOf(letter));
  },
  [Symbol.iterator](this: object): object {
    const found = ownText(this, '%SegmentsPrototype%[Symbol.iterator]');
    const iterator = Object.create(iteratorPrototype) as object;
    positions.set(iterator, { found, next: 0 });
    return iterator;
  },
};
Object.defineProperty(segmentsPrototype, 'containing', { enumerable: false });
Object.defineProperty(segmentsPrototype, Symbol.iterator, { enumerable: false });

const positions = new WeakMap<object, { readonly found: SegmentedText; next: number }>();

const iteratorPrototype = Object.create(
  Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()) as object) as object,
  {
    next: {
      value: {
        next(this: object): IteratorResult<unknown> {
          const position = positions.get(this);
          if (position === undefined) throw incompatible('%SegmentIterator.prototype%.next', this);
          const value = position.found.at(position.next++);
          return { value, done: value === undefined };
        },
      }.next,
      writable: true,
      configurable: true,
    },
    [Symbol.toStringTag]: { value: 'Segmenter String Iterator', configurable: true },
  },
) as object;

function ownText(target: object, method: string): SegmentedText {
  const found = segmented.get(target);
  if (found === undefined) throw incompatible(method, target);
  return found;
}

function incompatible(method: string, receiver: unknown): TypeError {
  return new TypeError(`Method ${method} called on incompatible receiver ${nameOf(receiver)}`);
}

/** What `Intl.Segmenter`'s `segment` returns. */
export function segmentsOf(text: string, recipe: string): object {
  const segments = Object.create(segmentsPrototype) as object;
  segmented.set(segments, new SegmentedText(text, recipe));
  return segments;
}
