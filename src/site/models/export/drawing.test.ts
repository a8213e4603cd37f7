import { describe, expect, it } from 'vitest';
import { svgOf, type Drawing, type Shape } from './drawing.ts';

const black = { colour: '#000000', opacity: 1 };
const box = { x: 10, y: 20, width: 30, height: 40 };
const drawing = (...shapes: readonly Shape[]): Drawing => ({
  width: 100,
  height: 80,
  title: 'Costs & “more”',
  description: 'a < b',
  fontFamily: '"Segoe UI", sans-serif',
  background: { colour: '#ffffff', opacity: 1 },
  shapes,
});
const drawn = (shape: Shape): string => svgOf(drawing(shape)).split('\n').at(-3) ?? '';

describe('a drawing as SVG', () => {
  it('stands alone: it has its size, a title, a description and a background', () => {
    expect(svgOf(drawing())).toMatchInlineSnapshot(`
      "<svg xmlns="http://www.w3.org/2000/svg" width="100" height="80" viewBox="0 0 100 80" role="img" font-family="&quot;Segoe UI&quot;, sans-serif">
      <title>Costs &amp; “more”</title>
      <desc>a &lt; b</desc>
      <rect width="100%" height="100%" fill="#ffffff"/>
      </svg>
      "
    `);
  });

  it('has a box with its corners, colour and dashed border', () => {
    const line = { paint: { colour: '#ff0000', opacity: 0.5 }, width: 2, dashes: [6, 4] };
    expect(drawn({ kind: 'box', box, radius: 3, fill: undefined, line })).toBe(
      '<rect x="10" y="20" width="30" height="40" rx="3" fill="none" stroke="#ff0000" stroke-opacity="0.5" stroke-width="2" stroke-dasharray="6 4"/>',
    );
  });

  it('repeats stripes along the angle that CSS means, clockwise from the top', () => {
    const stops = [
      { at: 0, paint: black },
      { at: 6, paint: { colour: '#ffffff', opacity: 0 } },
    ];
    const shape: Shape = { kind: 'box', box, radius: 0, fill: { angle: 90, stops }, line: undefined };
    const svg = svgOf(drawing(shape));
    expect(svg).toContain('spreadMethod="repeat" x1="0" y1="0" x2="6" y2="0"');
    expect(svg).toContain('<stop offset="1" stop-color="#ffffff" stop-opacity="0"/>');
    expect(svg).toContain('fill="url(#d1)"');
    expect(svgOf(drawing({ ...shape, fill: { angle: 180, stops } }))).toContain('x2="0" y2="6"');
  });

  it('cuts lines off where they leave their frame', () => {
    const line = { paint: black, width: 1, dashes: [] };
    const points = [
      [0, 0],
      [5.123, 7.5],
    ] as const;
    const svg = svgOf(drawing({ kind: 'path', points, isClosed: false, fill: undefined, line, clip: box }));
    expect(svg).toContain('<clipPath id="d1"><rect x="10" y="20" width="30" height="40"/></clipPath>');
    expect(svg).toContain(
      '<polyline points="0,0 5.12,7.5" fill="none" stroke="#000000" stroke-width="1" clip-path="url(#d1)"/>',
    );
  });

  it('keeps the length of a text, whatever font another machine has', () => {
    expect(drawn({ kind: 'text', text: 'R & D', box, size: 13, weight: '600', isItalic: true, paint: black })).toBe(
      '<text x="10" y="51.2" font-size="13" font-weight="600" font-style="italic" textLength="30" lengthAdjust="spacingAndGlyphs" fill="#000000">R &amp; D</text>',
    );
  });
});
