import { expect, it } from 'vitest';
import { swipeBetween } from './swipe.ts';

const from = { x: 200, y: 300 };

it.each([
  [{ x: 100, y: 310 }, 'left'],
  [{ x: 290, y: 260 }, 'right'],
  [{ x: 150, y: 300 }, undefined],
  [{ x: 120, y: 420 }, undefined],
  [{ x: 200, y: 100 }, undefined],
])('takes the way to %o for %s', (to, swipe) => {
  expect(swipeBetween(from, to)).toBe(swipe);
});
