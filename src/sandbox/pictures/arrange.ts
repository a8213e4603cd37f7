import { bytesPerPixel, type Colour, createPixels, type Pixels, type Size } from './pixels.ts';

/** Where in the old picture a pixel of the new one comes from. */
type Origin = (x: number, y: number) => readonly [x: number, y: number];

function rearrange(pixels: Pixels, size: Size, origin: Origin): Pixels {
  const made = createPixels(size.width, size.height);
  const from = new Uint32Array(pixels.data.buffer, pixels.data.byteOffset, pixels.width * pixels.height);
  const to = new Uint32Array(made.data.buffer);
  for (let y = 0, at = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++, at++) {
      const [fromX, fromY] = origin(x, y);
      to[at] = from[fromY * pixels.width + fromX] ?? 0;
    }
  }
  return made;
}

/** Turns clockwise by 0, 90, 180 or 270 degrees. */
export function turn(pixels: Pixels, degrees: number): Pixels {
  const { width, height } = pixels;
  switch (degrees) {
    case 90:
      return rearrange(pixels, { width: height, height: width }, (x, y) => [y, height - 1 - x]);
    case 180:
      return rearrange(pixels, pixels, (x, y) => [width - 1 - x, height - 1 - y]);
    case 270:
      return rearrange(pixels, { width: height, height: width }, (x, y) => [width - 1 - y, x]);
    default:
      return pixels;
  }
}

/** Mirrors left and right. */
export function mirror(pixels: Pixels): Pixels {
  return rearrange(pixels, pixels, (x, y) => [pixels.width - 1 - x, y]);
}

/** Mirrors top and bottom. */
export function upend(pixels: Pixels): Pixels {
  return rearrange(pixels, pixels, (x, y) => [x, pixels.height - 1 - y]);
}

/** Puts a picture upright whose EXIF data has this orientation. */
export function orient(pixels: Pixels, orientation: number): Pixels {
  switch (orientation) {
    case 2:
      return mirror(pixels);
    case 3:
      return turn(pixels, 180);
    case 4:
      return upend(pixels);
    case 5:
      return turn(mirror(pixels), 270);
    case 6:
      return turn(pixels, 90);
    case 7:
      return turn(mirror(pixels), 90);
    case 8:
      return turn(pixels, 270);
    default:
      return pixels;
  }
}

/** Whether this orientation means that width and height change places. */
export function isOnItsSide(orientation: number | undefined): boolean {
  return orientation !== undefined && orientation >= 5;
}

/** Cuts the middle out, or lays the background around, until it has this size. */
export function centre(pixels: Pixels, { width, height }: Size, background: Colour): Pixels {
  if (pixels.width === width && pixels.height === height) return pixels;
  const made = createPixels(width, height);
  const left = Math.floor((width - pixels.width) / 2);
  const top = Math.floor((height - pixels.height) / 2);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += bytesPerPixel) {
      const [fromX, fromY] = [x - left, y - top];
      const isInside = fromX >= 0 && fromY >= 0 && fromX < pixels.width && fromY < pixels.height;
      const from = (fromY * pixels.width + fromX) * bytesPerPixel;
      made.data.set(isInside ? pixels.data.subarray(from, from + bytesPerPixel) : background, at);
    }
  }
  return made;
}

/** Lays a picture on a colour, so that nothing of it is clear. */
export function flatten(pixels: Pixels, [red, green, blue]: Colour): Pixels {
  const made = createPixels(pixels.width, pixels.height);
  const background = [red, green, blue];
  for (let at = 0; at < pixels.data.length; at += bytesPerPixel) {
    const alpha = (pixels.data[at + 3] ?? 0) / 255;
    for (let channel = 0; channel < 3; channel++) {
      const colour = pixels.data[at + channel] ?? 0;
      made.data[at + channel] = Math.floor(colour * alpha + (background[channel] ?? 0) * (1 - alpha));
    }
    made.data[at + 3] = 255;
  }
  return made;
}
