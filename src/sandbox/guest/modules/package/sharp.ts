import { internals } from 'coldstart:internals';
import type { PictureRequest } from '../../prelude/picture-request.ts';
import { nativeBytes, nativeValue } from '../native-call.ts';
import { toOutput } from '../to-bytes.ts';
import { absent } from '../sharp-absent.ts';
import { toColour } from '../sharp-colour.ts';
import { invalid, isBetween, isBoolean, isObject, oneOf } from '../sharp-parameters.ts';

/** What sharp is, as far as pictures in PNG and JPEG are resized with it: its checks, its defaults and its messages. */

type Request = { -readonly [Key in keyof PictureRequest]: PictureRequest[Key] };
type Callback = (error: unknown, data?: unknown, info?: unknown) => void;

const fits = ['contain', 'cover', 'fill', 'inside', 'outside'] as const;
const kernels = 'nearest linear cubic mitchell lanczos2 lanczos3 mks2013 mks2021'.split(' ');
const formats = 'heic heif avif jpeg jpg jpe tile dz png raw tiff tif webp gif jp2 jpx j2k j2c jxl'.split(' ');
const failLevels = ['none', 'truncated', 'error', 'warning'] as const;
/** sharp's own: 0x3FFF times 0x3FFF. */
const defaultPixelLimit = 268_402_689;
const mostSide = 100_000_000;

const absentMethods =
  'stats extend extract trim composite affine sharpen erode dilate median blur unflatten gamma negate normalise normalize ' +
  'clahe convolve threshold boolean linear recomb modulate tint greyscale grayscale pipelineColourspace pipelineColorspace ' +
  'toColourspace toColorspace ensureAlpha extractChannel joinChannel bandbool withDensity keepExif withExif withExifMerge ' +
  'keepIccProfile withIccProfile keepGainMap withGainMap keepXmp withXmp keepMetadata withMetadata jp2 webp tiff avif heif ' +
  'jxl gif tile timeout pipe on once write end';

class Sharp {
  #input: unknown;
  readonly #request: Request;
  #resolvesWithObject = false;

  constructor(input: unknown, options?: unknown) {
    this.#input = input;
    this.#request = {
      limitInputPixels: defaultPixelLimit,
      failOn: 'warning',
      autoOrient: false,
      angle: 0,
      turnsFirst: false,
      resize: null,
      background: [0, 0, 0, 255],
      flip: false,
      flop: false,
      flatten: null,
      removesAlpha: false,
      format: 'input',
      quality: 80,
      compressionLevel: 6,
    };
    if (options !== undefined) this.#readOptions(options);
  }

  #readOptions(options: unknown): void {
    if (!isObject(options)) throw new Error(`Invalid input options ${String(options)}`);
    const { failOn, limitInputPixels, autoOrient } = options;
    if (failOn !== undefined) {
      if (!oneOf(failLevels, failOn)) throw invalid('failOn', `one of: ${failLevels.join(', ')}`, failOn);
      this.#request.failOn = failOn;
    }
    if (autoOrient !== undefined) this.#request.autoOrient = boolean('autoOrient', autoOrient);
    if (limitInputPixels !== undefined) {
      if (isBoolean(limitInputPixels)) this.#request.limitInputPixels = limitInputPixels ? defaultPixelLimit : 0;
      else if (isBetween(limitInputPixels, 0, Number.MAX_SAFE_INTEGER))
        this.#request.limitInputPixels = limitInputPixels;
      else throw invalid('limitInputPixels', 'positive integer', limitInputPixels);
    }
    for (const name of ['raw', 'create', 'text', 'join'])
      if (options[name] !== undefined) absent(`the option ${name}`)();
  }

  clone(): Sharp {
    const copy = new Sharp(this.#input);
    Object.assign(copy.#request, this.#request);
    copy.#resolvesWithObject = this.#resolvesWithObject;
    return copy;
  }

  resize(widthOrOptions?: unknown, height?: unknown, options?: unknown): this {
    const isWidth = widthOrOptions !== null && typeof widthOrOptions !== 'object' && widthOrOptions !== undefined;
    const given = isObject(widthOrOptions) ? widthOrOptions : isObject(options) ? options : {};
    const before = this.#request.resize;
    const fit = given.fit ?? before?.fit ?? 'cover';
    const width = side('width', isWidth ? widthOrOptions : given.width) ?? before?.width;
    const wantedHeight =
      side('height', isWidth || !isObject(widthOrOptions) ? (height ?? given.height) : given.height) ?? before?.height;
    if (!oneOf(fits, fit)) throw invalid('fit', 'valid fit', fit);
    if (given.background !== undefined) this.#request.background = toColour(given.background);
    checkPosition(given.position ?? given.gravity);
    if (given.kernel !== undefined && !oneOf(kernels, given.kernel)) {
      throw invalid('kernel', 'valid kernel name', given.kernel);
    }
    const flag = (name: 'withoutEnlargement' | 'withoutReduction'): boolean =>
      given[name] === undefined ? (before?.[name] ?? false) : boolean(name, given[name]);
    this.#request.resize = {
      ...(width !== undefined && { width }),
      ...(wantedHeight !== undefined && { height: wantedHeight }),
      fit,
      withoutEnlargement: flag('withoutEnlargement'),
      withoutReduction: flag('withoutReduction'),
    };
    if (this.#request.angle !== 0) this.#request.turnsFirst = true;
    return this;
  }

  rotate(angle?: unknown): this {
    if (angle === undefined || angle === null) return this.autoOrient();
    if (typeof angle !== 'number' || !Number.isFinite(angle)) throw invalid('angle', 'numeric', angle);
    if (angle % 90 !== 0) absent('rotate by an angle that is no multiple of 90 degrees')();
    this.#request.angle = ((angle % 360) + 360) % 360;
    return this;
  }

  autoOrient(): this {
    this.#request.autoOrient = true;
    return this;
  }

  flip(flip: unknown = true): this {
    this.#request.flip = isBoolean(flip) ? flip : true;
    return this;
  }

  flop(flop: unknown = true): this {
    this.#request.flop = isBoolean(flop) ? flop : true;
    return this;
  }

  flatten(options: unknown = true): this {
    if (options === false) this.#request.flatten = null;
    else
      this.#request.flatten =
        isObject(options) && options.background !== undefined ? toColour(options.background) : [0, 0, 0, 255];
    return this;
  }

  removeAlpha(): this {
    this.#request.removesAlpha = true;
    return this;
  }

  png(options?: unknown): this {
    if (isObject(options)) {
      const { compressionLevel, quality, progressive, palette, force } = options;
      if (progressive !== undefined) boolean('pngProgressive', progressive);
      if (compressionLevel !== undefined) {
        this.#request.compressionLevel = within('compressionLevel', compressionLevel, 0, 9);
      }
      if (palette !== undefined) boolean('pngPalette', palette);
      if (quality !== undefined) within('quality', quality, 0, 100);
      if (force === false) return this;
    }
    this.#request.format = 'png';
    return this;
  }

  jpeg(options?: unknown): this {
    if (isObject(options)) {
      const { quality, progressive, chromaSubsampling, mozjpeg, force } = options;
      if (quality !== undefined) this.#request.quality = within('quality', quality, 1, 100);
      if (progressive !== undefined) boolean('jpegProgressive', progressive);
      if (chromaSubsampling !== undefined && !oneOf(['4:2:0', '4:4:4'], chromaSubsampling)) {
        throw invalid('chromaSubsampling', 'one of: 4:2:0, 4:4:4', chromaSubsampling);
      }
      if (mozjpeg !== undefined) boolean('mozjpeg', mozjpeg);
      if (force === false) return this;
    }
    this.#request.format = 'jpeg';
    return this;
  }

  raw(): this {
    this.#request.format = 'raw';
    return this;
  }

  toFormat(format: unknown, options?: unknown): this {
    const name = isObject(format) && typeof format.id === 'string' ? format.id : (format as string).toLowerCase();
    switch (name) {
      case 'png':
        return this.png(options);
      case 'jpeg':
      case 'jpg':
      case 'jpe':
        return this.jpeg(options);
      case 'raw':
        return this.raw();
      default:
        if (formats.includes(name)) return absent(`the format ${name}`)();
        throw invalid('format', `one of: ${formats.join(', ')}`, format);
    }
  }

  toBuffer(options?: unknown, callback?: unknown): unknown {
    const isDetailed = isObject(options)
      ? options.resolveWithObject === undefined
        ? this.#resolvesWithObject
        : boolean('resolveWithObject', options.resolveWithObject)
      : false;
    this.#resolvesWithObject = isDetailed;
    const done = typeof options === 'function' ? options : callback;
    return this.#later(
      done,
      () => this.#process(),
      ({ data, info }) => (isDetailed ? { data, info } : data),
      ({ data, info }) => [data, info],
    );
  }

  toUint8Array(): unknown {
    return this.#later(
      undefined,
      () => this.#process(),
      ({ data, info }) => ({ data: new Uint8Array(data as unknown as ArrayLike<number>), info }),
      () => [],
    );
  }

  toFile(path: unknown, callback?: unknown): unknown {
    if (typeof path !== 'string' || path === '') {
      const error = new Error('Missing output file path');
      if (typeof callback !== 'function') return Promise.reject(error);
      (callback as Callback)(error);
      return this;
    }
    if (path === this.#input) return Promise.reject(new Error('Cannot use same file for input and output'));
    const ending = /\.(\w+)$/.exec(path)?.[1];
    if (this.#request.format === 'input' && ending !== undefined && formats.includes(ending)) this.toFormat(ending);
    return this.#later(
      callback,
      () => {
        const made = this.#process();
        fileSystem().writeFileSync(path, made.data);
        return made;
      },
      ({ info }) => info,
      ({ info }) => [info],
    );
  }

  metadata(callback?: unknown): unknown {
    return this.#later(
      callback,
      () => {
        const bytes = this.#bytes();
        const exif = nativeBytes('sharp.exif', [], bytes);
        const facts = nativeValue('sharp.metadata', [this.#request], bytes) as object;
        return exif.length === 0 ? facts : { ...facts, exif: toOutput(exif, undefined) };
      },
      (facts) => facts,
      (facts) => [facts],
    );
  }

  #process(): { readonly data: Uint8Array; readonly info: unknown } {
    const made = nativeBytes('sharp.process', [this.#request], this.#bytes());
    const length = new DataView(made.buffer).getUint32(0);
    let info = '';
    for (let at = 4; at < 4 + length; at++) info += String.fromCharCode(made[at] ?? 0);
    return { data: toOutput(made.slice(4 + length), undefined) as Uint8Array, info: JSON.parse(info) as unknown };
  }

  #bytes(): Uint8Array {
    const input = this.#input;
    if (input instanceof ArrayBuffer) return new Uint8Array(input);
    if (ArrayBuffer.isView(input)) return new Uint8Array(input.buffer, input.byteOffset, input.byteLength);
    try {
      return fileSystem().readFileSync(input as string);
    } catch {
      throw new Error(`Input file is missing: ${input as string}`);
    }
  }

  /** Does work in a later turn of the event loop, as sharp does it in another thread. */
  #later<Made>(
    callback: unknown,
    work: () => Made,
    resolved: (made: Made) => unknown,
    called: (made: Made) => readonly unknown[],
  ): unknown {
    // As in sharp, the stack is that of the call, and has no message in its first line.
    const context = new Error();
    const run = (done: (error: Error | null, made?: Made) => void): void => {
      const scope = globalThis as unknown as { setImmediate(call: () => void): void };
      scope.setImmediate(() => {
        let made: Made;
        try {
          made = work();
        } catch (error) {
          context.message = (error as Error).message;
          done(context);
          return;
        }
        done(null, made);
      });
    };
    if (typeof callback === 'function') {
      run((error, made) => {
        if (error === null) (callback as Callback)(null, ...called(made as Made));
        else (callback as Callback)(error);
      });
      return this;
    }
    return new Promise((resolve, reject) => {
      run((error, made) => {
        if (error === null) resolve(resolved(made as Made));
        else reject(error);
      });
    });
  }
}

interface FileSystem {
  readFileSync(path: string): Uint8Array;
  writeFileSync(path: string, data: unknown): void;
}

function fileSystem(): FileSystem {
  return internals.module('node:fs') as FileSystem;
}

function boolean(name: string, value: unknown): boolean {
  if (!isBoolean(value)) throw invalid(name, 'boolean', value);
  return value;
}

function within(name: string, value: unknown, least: number, most: number): number {
  if (!isBetween(value, least, most)) throw invalid(name, `integer between ${least} and ${most}`, value);
  return value;
}

/** A side to resize to; null leaves it to the other one. */
function side(name: string, value: unknown): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (!isBetween(value, 1, mostSide)) throw invalid(name, `positive integer between 1 and ${mostSide}`, value);
  return value;
}

const positions = ['top', 'right top', 'right', 'right bottom', 'bottom', 'left bottom', 'left', 'left top'];
const gravities = ['north', 'northeast', 'east', 'southeast', 'south', 'southwest', 'west', 'northwest'];

function checkPosition(position: unknown): void {
  if (position === undefined || oneOf([0, 'centre', 'center'], position)) return;
  const isValid = isBetween(position, 0, 17) || oneOf([...positions, ...gravities, 'entropy', 'attention'], position);
  if (!isValid) throw invalid('position', 'valid position/gravity/strategy', position);
  absent(`the position ${String(position)}`)();
}

for (const name of absentMethods.split(' ')) {
  Object.defineProperty(Sharp.prototype, name, { value: absent(name), writable: true, configurable: true });
}

/** `sharp(…)` and `new sharp(…)` are the same. */
function sharp(...args: unknown[]): Sharp {
  const [input, options] = args;
  if (args.length === 0) absent('a picture that comes as a stream')();
  if (input === undefined || input === null) throw new Error('Invalid input');
  if (Array.isArray(input)) absent('a list of pictures')();
  if (isObject(input) && !ArrayBuffer.isView(input) && !(input instanceof ArrayBuffer)) {
    absent('a picture that is made of options')();
  }
  if (typeof input !== 'object' && (typeof input !== 'string' || input === '')) {
    throw new Error(`Unsupported input '${String(input)}' of type ${typeof input}`);
  }
  if (isEmpty(input)) throw new Error('Input Buffer is empty');
  return new Sharp(input, options);
}

function isEmpty(input: unknown): boolean {
  return (ArrayBuffer.isView(input) || input instanceof ArrayBuffer) && input.byteLength === 0;
}

sharp.prototype = Sharp.prototype;
const statics = {
  fit: Object.fromEntries(fits.map((name) => [name, name])),
  kernel: Object.fromEntries(kernels.map((name) => [name, name])),
  gravity: Object.fromEntries([['centre', 0], ['center', 0], ...gravities.map((name, index) => [name, index + 1])] as [
    string,
    number,
  ][]),
  strategy: { entropy: 16, attention: 17 },
  versions: { sharp: '0.35.5' },
  cache: () => ({
    memory: { current: 0, high: 0, max: 50 },
    files: { current: 0, max: 20 },
    items: { current: 0, max: 100 },
  }),
  concurrency: () => 1,
  simd: () => true,
};
for (const [name, value] of Object.entries(statics)) {
  // Not enumerable: an ES module imports sharp by its default export alone.
  Object.defineProperty(sharp, name, { value, writable: true, configurable: true });
}

export { sharp as moduleExports };
