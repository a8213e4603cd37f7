interface Point {
  readonly x: number;
  readonly y: number;
}

const leastPx = 60;

/** Whether a finger that went from one point to the other has swiped; undefined where it has tapped or scrolled. */
export function swipeBetween(from: Point, to: Point): 'left' | 'right' | undefined {
  const [across, down] = [to.x - from.x, to.y - from.y];
  if (Math.abs(across) < leastPx || Math.abs(across) < 1.5 * Math.abs(down)) return undefined;
  return across < 0 ? 'left' : 'right';
}
