/** A decoded picture: four bytes a pixel, red, green, blue and alpha, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Red, green, blue and alpha, each 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const bytesPerPixel = 4;

export function createPixels(width: number, height: number): Pixels {
  return { width, height, data: new Uint8Array(width * height * bytesPerPixel) };
}
