export { centre, flatten, isOnItsSide, mirror, orient, turn, upend } from './arrange.ts';
export { decodePicture, toJpeg, toPng, withoutAlpha } from './codecs.ts';
export { readHeader, type PictureHeader } from './header.ts';
export { PictureError } from './picture-error.ts';
export { bytesPerPixel, type Colour, createPixels, type Pixels, type Size } from './pixels.ts';
export { differingRegion, type RegionDifference } from './regions.ts';
