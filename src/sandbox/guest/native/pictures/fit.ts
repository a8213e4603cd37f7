import type { ResizeRequest } from '../../prelude/picture-request.ts';
import type { Size } from '../../../pictures/index.ts';

/** What a picture is scaled to, and what of it is cut out, or around it laid, in the end. */
export interface Fitted {
  readonly scaled: Size;
  readonly final: Size;
}

/** Finds the sizes as sharp does. Of two sides that are asked for, `fit` says which counts. */
export function fitPicture({ width, height }: Size, request: ResizeRequest): Fitted {
  const { fit, withoutEnlargement, withoutReduction } = request;
  let [across, down] = shrinks({ width, height }, request);
  if (withoutEnlargement) [across, down] = [Math.max(1, across), Math.max(1, down)];
  if (withoutReduction) [across, down] = [Math.min(1, across), Math.min(1, down)];
  // No side comes to nothing.
  const scaled = {
    width: Math.max(1, Math.round(width / across)),
    height: Math.max(1, Math.round(height / down)),
  };
  if (request.width === undefined || request.height === undefined) return { scaled, final: scaled };
  const wanted = { width: request.width, height: request.height };
  switch (fit) {
    case 'cover': {
      const final = {
        width: Math.min(wanted.width, scaled.width),
        height: Math.min(wanted.height, scaled.height),
      };
      return { scaled, final };
    }
    case 'contain': {
      const final = {
        width: Math.max(wanted.width, scaled.width),
        height: Math.max(wanted.height, scaled.height),
      };
      return { scaled, final };
    }
    case 'fill':
    case 'inside':
    case 'outside':
      return { scaled, final: scaled };
  }
}

/** By how much each side is divided. */
function shrinks(size: Size, { width, height, fit }: ResizeRequest): [across: number, down: number] {
  if (width !== undefined && height !== undefined) {
    const [across, down] = [size.width / width, size.height / height];
    if (fit === 'fill') return [across, down];
    const both = fit === 'cover' || fit === 'outside' ? Math.min(across, down) : Math.max(across, down);
    return [both, both];
  }
  if (width !== undefined) return [size.width / width, fit === 'fill' ? 1 : size.width / width];
  if (height !== undefined) return [fit === 'fill' ? 1 : size.height / height, size.height / height];
  return [1, 1];
}
