/** A rectangle in pixels, from the upper left of the picture. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type Point = readonly [x: number, y: number];

/** Colours are as SVG writes them everywhere: `#rrggbb`, and an opacity where it is not whole. */
export interface Paint {
  readonly colour: string;
  readonly opacity: number;
}

/** Stripes across a box: stops at pixels of one stripe, which repeats at an angle as CSS counts it. */
export interface Stripes {
  readonly angle: number;
  readonly stops: readonly { readonly at: number; readonly paint: Paint }[];
}

export interface Line {
  readonly paint: Paint;
  readonly width: number;
  /** Lengths of dashes and of the gaps between them; none for a whole line. */
  readonly dashes: readonly number[];
}

export type Shape =
  | {
      readonly kind: 'box';
      readonly box: Box;
      readonly radius: number;
      readonly fill: Paint | Stripes | undefined;
      readonly line: Line | undefined;
    }
  | {
      readonly kind: 'path';
      readonly points: readonly Point[];
      readonly isClosed: boolean;
      readonly fill: Paint | undefined;
      readonly line: Line | undefined;
      /** What lies outside of it is not drawn. */
      readonly clip: Box | undefined;
    }
  | {
      readonly kind: 'text';
      readonly text: string;
      /** Of the line's box. */
      readonly box: Box;
      readonly size: number;
      readonly weight: string;
      readonly isItalic: boolean;
      readonly paint: Paint;
    };

/** A picture as it stands on the page: nothing in it refers to the page's styles. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** What it shows, in words, for who cannot see it. */
  readonly title: string;
  readonly description: string;
  readonly fontFamily: string;
  readonly background: Paint;
  readonly shapes: readonly Shape[];
}

/** How far below the upper edge of its line a text stands, in shares of the line's height. */
const baseline = 0.78;

/** Writes the picture as a file of SVG, in the order in which its shapes were drawn. */
export function svgOf(drawing: Drawing): string {
  const { width, height, title, description, fontFamily, background, shapes } = drawing;
  const definitions: string[] = [];
  const define = (make: (id: string) => string): string => {
    const id = `d${definitions.length + 1}`;
    definitions.push(make(id));
    return `url(#${id})`;
  };
  const drawn = shapes.map((shape) => elementOf(shape, define));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}" role="img" font-family="${escape(fontFamily)}">`,
    `<title>${escape(title)}</title>`,
    `<desc>${escape(description)}</desc>`,
    ...(definitions.length > 0 ? [`<defs>${definitions.join('')}</defs>`] : []),
    `<rect width="100%" height="100%"${paintOf('fill', background)}/>`,
    ...drawn,
    '</svg>\n',
  ].join('\n');
}

type Define = (make: (id: string) => string) => string;

function elementOf(shape: Shape, define: Define): string {
  switch (shape.kind) {
    case 'box': {
      const { box, radius, fill, line } = shape;
      const round = radius > 0 ? ` rx="${number(radius)}"` : '';
      const filled =
        fill !== undefined && 'stops' in fill ? ` fill="${define(gradientOf(fill))}"` : paintOf('fill', fill);
      return `<rect${place(box)}${round}${filled}${lineOf(line)}/>`;
    }
    case 'path': {
      const { points, isClosed, fill, line, clip } = shape;
      const clipped = clip === undefined ? '' : ` clip-path="${define(clipOf(clip))}"`;
      const name = isClosed ? 'polygon' : 'polyline';
      const places = points.map(([x, y]) => `${number(x)},${number(y)}`).join(' ');
      return `<${name} points="${places}"${paintOf('fill', fill)}${lineOf(line)}${clipped}/>`;
    }
    case 'text': {
      const { text, box, size, weight, isItalic, paint } = shape;
      const style = `${weight === '400' ? '' : ` font-weight="${weight}"`}${isItalic ? ' font-style="italic"' : ''}`;
      // The length holds where another font is used than here, so that nothing overlaps.
      const length = text.length > 1 ? ` textLength="${number(box.width)}" lengthAdjust="spacingAndGlyphs"` : '';
      const y = box.y + box.height * baseline;
      return `<text x="${number(box.x)}" y="${number(y)}" font-size="${number(size)}"${style}${length}${paintOf('fill', paint)}>${escape(text)}</text>`;
    }
  }
}

function gradientOf({ angle, stops }: Stripes): (id: string) => string {
  const length = stops.at(-1)?.at ?? 1;
  const radians = (angle * Math.PI) / 180;
  // CSS counts from the top, clockwise.
  const [x, y] = [Math.sin(radians) * length, -Math.cos(radians) * length];
  const drawn = stops.map(
    ({ at, paint: { colour, opacity } }) =>
      `<stop offset="${number(at / length)}" stop-color="${colour}"${opacity < 1 ? ` stop-opacity="${number(opacity)}"` : ''}/>`,
  );
  return (id) =>
    `<linearGradient id="${id}" gradientUnits="userSpaceOnUse" spreadMethod="repeat" x1="0" y1="0" x2="${number(x)}" y2="${number(y)}">${drawn.join('')}</linearGradient>`;
}

function clipOf(box: Box): (id: string) => string {
  return (id) => `<clipPath id="${id}"><rect${place(box)}/></clipPath>`;
}

function place({ x, y, width, height }: Box): string {
  return ` x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
}

function paintOf(name: 'fill' | 'stroke', paint: Paint | undefined): string {
  if (paint === undefined) return ` ${name}="none"`;
  const opacity = paint.opacity < 1 ? ` ${name}-opacity="${number(paint.opacity)}"` : '';
  return ` ${name}="${paint.colour}"${opacity}`;
}

function lineOf(line: Line | undefined): string {
  if (line === undefined) return '';
  const dashes = line.dashes.length > 0 ? ` stroke-dasharray="${line.dashes.map(number).join(' ')}"` : '';
  return `${paintOf('stroke', line.paint)} stroke-width="${number(line.width)}"${dashes}`;
}

function number(value: number): string {
  return String(Number(value.toFixed(2)));
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
