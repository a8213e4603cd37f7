import type { Box, Drawing, Line, Paint, Point, Shape, Stripes } from './drawing.ts';
import { createColourReader, readContent, readStripes, type ReadColour } from './styles-read.ts';

/** Room around the picture, in pixels. */
const margin = 16;

interface Reading {
  readonly originX: number;
  readonly originY: number;
  readonly readColour: ReadColour;
  readonly shapes: Shape[];
}

/** Reads what is drawn in an element: boxes, borders, stripes, lines of SVG and text, where they stand and as they look now. */
export function readDrawing(figure: Element): Drawing {
  const readColour = createColourReader();
  const { left, top, width, height } = figure.getBoundingClientRect();
  const reading: Reading = { originX: left - margin, originY: top - margin, readColour, shapes: [] };
  readElement(figure, reading);
  const picture = figure.querySelector('[role=img]');
  return {
    width: Math.ceil(width + 2 * margin),
    height: Math.ceil(height + 2 * margin),
    title: figure.querySelector('.model-title')?.textContent ?? '',
    description: picture?.getAttribute('aria-label') ?? '',
    fontFamily: getComputedStyle(figure).fontFamily,
    background: backgroundBehind(figure, readColour),
    shapes: reading.shapes,
  };
}

/** The first background that can be seen, from the element outwards. */
function backgroundBehind(element: Element, readColour: ReadColour): Paint {
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    const paint = readColour(getComputedStyle(at).backgroundColor);
    if (paint.opacity === 1) return paint;
  }
  return readColour('white');
}

function readElement(element: Element, reading: Reading): void {
  const style = getComputedStyle(element);
  if (style.display === 'none' || style.visibility === 'hidden') return;
  if (element instanceof SVGSVGElement) {
    readLines(element, reading);
    return;
  }
  const rect = element.getBoundingClientRect();
  const box = { x: rect.x - reading.originX, y: rect.y - reading.originY, width: rect.width, height: rect.height };
  readBox(style, box, reading);
  readPseudo(element, box, reading);
  for (const child of element.childNodes) {
    if (child instanceof Element) readElement(child, reading);
    else if (child instanceof Text) readText(child, style, style.overflowX === 'hidden' ? box : undefined, reading);
  }
}

const sides = ['top', 'right', 'bottom', 'left'] as const;

function readBox(style: CSSStyleDeclaration, box: Box, { readColour, shapes }: Reading): void {
  const borders = sides.map((side) => borderOf(style, side, readColour));
  const background = readColour(style.backgroundColor);
  const fill: Paint | Stripes | undefined =
    readStripes(style.backgroundImage, readColour) ?? (background.opacity > 0 ? background : undefined);
  const [first] = borders;
  const isFrame = first !== undefined && borders.every((border) => JSON.stringify(border) === JSON.stringify(first));
  if (fill !== undefined || isFrame) {
    const half = isFrame ? first.width / 2 : 0;
    const inner = shrink(box, half);
    const radius = style.borderTopLeftRadius.endsWith('%')
      ? (inner.width * Number.parseFloat(style.borderTopLeftRadius)) / 100
      : Number.parseFloat(style.borderTopLeftRadius) || 0;
    shapes.push({ kind: 'box', box: inner, radius, fill, line: isFrame ? first : undefined });
  }
  if (isFrame) return;
  for (const [index, line] of borders.entries()) {
    if (line === undefined) continue;
    const points = edgeOf(box, sides[index] ?? 'top', line.width / 2);
    shapes.push({ kind: 'path', points, isClosed: false, fill: undefined, line, clip: undefined });
  }
}

function borderOf(style: CSSStyleDeclaration, side: (typeof sides)[number], readColour: ReadColour): Line | undefined {
  const kind = style.getPropertyValue(`border-${side}-style`);
  const width = Number.parseFloat(style.getPropertyValue(`border-${side}-width`));
  if (kind === 'none' || kind === 'hidden' || !(width > 0)) return undefined;
  const dashes = kind === 'dashed' ? [3 * width, 2 * width] : kind === 'dotted' ? [width, width] : [];
  return { paint: readColour(style.getPropertyValue(`border-${side}-color`)), width, dashes };
}

function shrink({ x, y, width, height }: Box, by: number): Box {
  return { x: x + by, y: y + by, width: Math.max(0, width - 2 * by), height: Math.max(0, height - 2 * by) };
}

function edgeOf({ x, y, width, height }: Box, side: (typeof sides)[number], inset: number): readonly Point[] {
  const [left, right, top, bottom] = [x + inset, x + width - inset, y + inset, y + height - inset];
  switch (side) {
    case 'top':
      return [
        [x, top],
        [x + width, top],
      ];
    case 'bottom':
      return [
        [x, bottom],
        [x + width, bottom],
      ];
    case 'left':
      return [
        [left, y],
        [left, y + height],
      ];
    case 'right':
      return [
        [right, y],
        [right, y + height],
      ];
  }
}

/**
 * What stands before an element's content by its style alone: a mark of a legend, which is in line with the text, or a mark that is
 * placed within the element.
 */
function readPseudo(element: Element, box: Box, reading: Reading): void {
  const style = getComputedStyle(element, '::before');
  if (style.content === 'none' || style.content === 'normal' || style.display === 'none') return;
  const pixels = (name: string): number => Number.parseFloat(style.getPropertyValue(name)) || 0;
  const isBorderBox = style.boxSizing === 'border-box';
  const extra = (one: string, other: string): number =>
    isBorderBox ? 0 : pixels(`border-${one}-width`) + pixels(`border-${other}-width`);
  const width = pixels('width') + extra('left', 'right');
  const height = pixels('height') + extra('top', 'bottom');
  const middle = box.y + (firstLineHeight(element) ?? box.height) / 2;
  const place: Box =
    style.position === 'absolute'
      ? { x: box.x + pixels('left'), y: box.y + pixels('top'), width, height }
      : { x: box.x, y: middle - height / 2, width, height };
  readBox(style, place, reading);
  const text = readContent(style.content);
  if (text === '') return;
  const size = Number.parseFloat(style.fontSize);
  // How wide it is drawn cannot be asked: a mark of one sign is about as wide as it is high.
  const wide = size * 0.8 * text.length;
  const high = Math.min(place.height || size * 1.2, size * 1.2);
  const line = {
    x: place.x + (place.width - wide) / 2,
    y: place.y + (place.height - high) / 2,
    width: wide,
    height: high,
  };
  reading.shapes.push(textShape(text, line, style, reading.readColour));
}

/** Of the text in an element, which may go over several lines. */
function firstLineHeight(element: Element): number | undefined {
  const range = document.createRange();
  range.selectNodeContents(element);
  const [first] = range.getClientRects();
  return first === undefined ? undefined : 2 * (first.y + first.height / 2 - element.getBoundingClientRect().y);
}

function readText(node: Text, style: CSSStyleDeclaration, within: Box | undefined, reading: Reading): void {
  for (const { text, box } of linesOf(node, reading)) {
    const isCut = within !== undefined && (box.x < within.x || box.x + box.width > within.x + within.width);
    if (!isCut) reading.shapes.push(textShape(text, box, style, reading.readColour));
  }
}

function textShape(text: string, box: Box, style: CSSStyleDeclaration, readColour: ReadColour): Shape {
  return {
    kind: 'text',
    text,
    box,
    size: Number.parseFloat(style.fontSize),
    weight: style.fontWeight,
    isItalic: style.fontStyle === 'italic',
    paint: readColour(style.color),
  };
}

/** The lines into which a text is broken where it stands. */
function linesOf(node: Text, { originX, originY }: Reading): readonly { readonly text: string; readonly box: Box }[] {
  const lines: { text: string; box: Box }[] = [];
  const range = document.createRange();
  for (const { 0: word, index } of node.data.matchAll(/\S+/g)) {
    range.setStart(node, index);
    range.setEnd(node, index + word.length);
    const rect = range.getBoundingClientRect();
    if (rect.width === 0) continue;
    const box = { x: rect.x - originX, y: rect.y - originY, width: rect.width, height: rect.height };
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.box.y - box.y) < box.height / 2) {
      last.text += ` ${word}`;
      last.box = { ...last.box, width: box.x + box.width - last.box.x };
    } else lines.push({ text: word, box });
  }
  return lines;
}

/** Lines, polygons and rectangles of SVG, which may be stretched: in the pixels in which they stand. */
function readLines(svg: SVGSVGElement, { originX, originY, readColour, shapes }: Reading): void {
  const frame = svg.getBoundingClientRect();
  const clip = { x: frame.x - originX, y: frame.y - originY, width: frame.width, height: frame.height };
  for (const element of svg.querySelectorAll('line, polyline, polygon, rect')) {
    if (!(element instanceof SVGGraphicsElement)) continue;
    const style = getComputedStyle(element);
    const toScreen = element.getScreenCTM();
    if (toScreen === null || style.display === 'none') continue;
    const points = pointsIn(element).map(([x, y]): Point => {
      const point = new DOMPoint(x, y).matrixTransform(toScreen);
      return [point.x - originX, point.y - originY];
    });
    const strokeWidth = Number.parseFloat(style.strokeWidth);
    shapes.push({
      kind: 'path',
      points,
      isClosed: element instanceof SVGPolygonElement || element instanceof SVGRectElement,
      fill:
        style.fill === 'none' || element instanceof SVGLineElement ? undefined : fade(style.fill, style.fillOpacity),
      line:
        style.stroke === 'none'
          ? undefined
          : {
              paint: fade(style.stroke, style.strokeOpacity),
              width: strokeWidth,
              dashes:
                style.strokeDasharray === 'none' ? [] : style.strokeDasharray.split(/[\s,]+/).map(Number.parseFloat),
            },
      clip,
    });
  }

  function fade(colour: string, opacity: string): Paint {
    const paint = readColour(colour);
    return { ...paint, opacity: paint.opacity * Number(opacity) };
  }
}

function pointsIn(element: SVGGraphicsElement): readonly Point[] {
  if (element instanceof SVGLineElement) {
    const { x1, y1, x2, y2 } = element;
    return [
      [x1.baseVal.value, y1.baseVal.value],
      [x2.baseVal.value, y2.baseVal.value],
    ];
  }
  if (element instanceof SVGRectElement) {
    const { x, y, width, height } = element;
    const [left, top, wide, high] = [x, y, width, height].map(({ baseVal }) => baseVal.value) as [
      number,
      number,
      number,
      number,
    ];
    return [
      [left, top],
      [left + wide, top],
      [left + wide, top + high],
      [left, top + high],
    ];
  }
  if (element instanceof SVGPolylineElement || element instanceof SVGPolygonElement)
    return [...element.points].map(({ x, y }): Point => [x, y]);
  return [];
}
