import { describe, expect, it } from 'vitest';
import { readContent, readStripes } from './styles-read.ts';

const readColour = (colour: string): { colour: string; opacity: number } => ({ colour, opacity: 1 });

describe('computed styles', () => {
  it('tell stripes, with commas within colours', () => {
    const computed =
      'repeating-linear-gradient(135deg, rgb(1, 2, 3) 0px, rgb(1, 2, 3) 2px, color(srgb 0 0 1) 2px, rgba(0, 0, 0, 0) 6px)';
    expect(readStripes(computed, readColour)).toEqual({
      angle: 135,
      stops: [
        { at: 0, paint: readColour('rgb(1, 2, 3)') },
        { at: 2, paint: readColour('rgb(1, 2, 3)') },
        { at: 2, paint: readColour('color(srgb 0 0 1)') },
        { at: 6, paint: readColour('rgba(0, 0, 0, 0)') },
      ],
    });
  });

  it('tell stripes whose colour is said once for two places, and that go down where no angle is said', () => {
    expect(readStripes('repeating-linear-gradient(red 0px 2px, blue 2px 4px)', readColour)).toEqual({
      angle: 180,
      stops: [
        { at: 0, paint: readColour('red') },
        { at: 2, paint: readColour('red') },
        { at: 2, paint: readColour('blue') },
        { at: 4, paint: readColour('blue') },
      ],
    });
  });

  it.each(['none', 'linear-gradient(red, blue)', 'repeating-linear-gradient(90deg, red, blue)'])(
    'tell no stripes in %s',
    (background) => {
      expect(readStripes(background, readColour)).toBeUndefined();
    },
  );

  it('tell the text of a mark, without what is read aloud in its place', () => {
    expect(readContent('"✕" / ""')).toBe('✕');
    expect(readContent('""')).toBe('');
    expect(readContent('none')).toBe('');
  });
});
