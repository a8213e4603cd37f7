/** A decoded picture: four bytes a pixel, red, green, blue and alpha, row by row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export const bytesPerPixel = 4;

export function createPixels(width: number, height: number): Pixels {
  return { width, height, data: new Uint8Array(width * height * bytesPerPixel) };
}
