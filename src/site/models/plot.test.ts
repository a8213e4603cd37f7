import { expect, it } from 'vitest';
import { pointsOf } from './plot.tsx';

it('draws a line through all points but those within a level stretch', () => {
  const places = [
    [0, 0.5],
    [0.25, 0.5],
    [0.5, 0.5],
    [0.75, 1],
    [1, 1],
  ] as const;
  expect(pointsOf(places)).toBe('0.00,50.00 50.00,50.00 75.00,0.00 100.00,0.00');
  expect(pointsOf([[0, 0]])).toBe('0.00,100.00');
});
