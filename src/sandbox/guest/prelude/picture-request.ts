/** Red, green, blue and alpha, each 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** What `resize` was told, checked. */
export interface ResizeRequest {
  readonly width?: number;
  readonly height?: number;
  readonly fit: 'cover' | 'contain' | 'fill' | 'inside' | 'outside';
  readonly withoutEnlargement: boolean;
  readonly withoutReduction: boolean;
}

/** What a `Sharp` object has been told, checked by the guest module. */
export interface PictureRequest {
  readonly limitInputPixels: number;
  readonly failOn: 'none' | 'truncated' | 'error' | 'warning';
  readonly autoOrient: boolean;
  /** 0, 90, 180 or 270, clockwise. */
  readonly angle: number;
  /** Whether it is turned before it is resized. */
  readonly turnsFirst: boolean;
  readonly resize: ResizeRequest | null;
  readonly background: Colour;
  readonly flip: boolean;
  readonly flop: boolean;
  readonly flatten: Colour | null;
  readonly removesAlpha: boolean;
  /** `input` keeps the format. */
  readonly format: 'input' | 'png' | 'jpeg' | 'raw';
  readonly quality: number;
  readonly compressionLevel: number;
}
