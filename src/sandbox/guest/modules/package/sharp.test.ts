import { describe, expect, it } from 'vitest';
import type { JsonValue } from '#kernel';
import type { Transcript } from '../../../transcript.ts';
import { answerOf, errorOf, type FunctionRun, runFunction } from '../../../run-function.fixture.ts';
import { pictures } from './pictures.fixture.ts';

type Picture = keyof typeof pictures;

/** The package is there because a folder of this name is in the deployment, as on Lambda. */
const deployed = { 'node_modules/sharp/package.json': '{ "name": "sharp", "version": "0.35.5" }' };
const roomy = { config: { memorySize: 1_769 } };

function files(body: string): Record<string, string> {
  const head = "import sharp from 'sharp';\nconst bytes = (text) => Buffer.from(text, 'base64');\n";
  return { ...deployed, 'index.mjs': `${head}export const handler = async (event) => {\n${body}\n};` };
}

async function withPicture(name: Picture, body: string, run: FunctionRun = roomy): Promise<JsonValue> {
  return answerOf(files(`const picture = bytes(event.picture);\n${body}`), {
    ...run,
    events: [{ picture: pictures[name] }],
  });
}

async function sizeAfter(name: Picture, chain: string): Promise<JsonValue> {
  return withPicture(
    name,
    `const { info } = await sharp(picture)${chain}.toBuffer({ resolveWithObject: true });
     return info.width + 'x' + info.height;`,
  );
}

const attempt = (code: string): string => `try { ${code}; return 'no error'; } catch (error) { return error.message; }`;

describe('metadata', () => {
  // What sharp 0.35.5 says of the same files.
  it.each<[Picture, object]>([
    [
      'png',
      { format: 'png', mediaType: 'image/png', width: 40, height: 20, space: 'srgb', channels: 3, hasAlpha: false },
    ],
    ['clear', { format: 'png', channels: 4, hasAlpha: true, isPalette: false, bitsPerSample: 8 }],
    ['palette', { format: 'png', channels: 4, hasAlpha: true, isPalette: true }],
    ['grey', { space: 'b-w', channels: 1, hasAlpha: false }],
    ['deep', { space: 'rgb16', depth: 'ushort', bitsPerSample: 16 }],
    ['interlaced', { isProgressive: true }],
    [
      'jpeg',
      { format: 'jpeg', mediaType: 'image/jpeg', density: 72, chromaSubsampling: '4:2:0', isProgressive: false },
    ],
    ['progressive', { isProgressive: true }],
    ['greyJpeg', { space: 'b-w', channels: 1, chromaSubsampling: '4:4:4' }],
    ['onItsSide', { width: 40, height: 20, orientation: 6, autoOrient: { width: 20, height: 40 } }],
    ['large', { width: 5000, height: 4000, channels: 3, space: 'srgb', isPalette: true, bitsPerSample: 1 }],
  ])('of %s are those that sharp tells', async (name, expected) => {
    const size = Buffer.from(pictures[name], 'base64').length;
    expect(await withPicture(name, 'return sharp(picture).metadata();')).toMatchObject({ ...expected, size });
  });
});

describe('resizing', () => {
  // The sizes are those that sharp 0.35.5 came to.
  it.each([
    ['{ width: 100 }', '100x50'],
    ['{ height: 100 }', '200x100'],
    ['{ width: 33 }', '33x17'],
    ['{ width: 1 }', '1x1'],
    ['{ width: 100, height: 100 }', '100x100'],
    ["{ width: 7, height: 7, fit: 'inside' }", '7x4'],
    ["{ width: 100, height: 100, fit: 'inside', withoutEnlargement: true }", '40x20'],
    ["{ width: 100, height: 100, fit: 'contain' }", '100x100'],
    ["{ width: 100, height: 100, fit: 'outside' }", '200x100'],
    ["{ width: 100, height: 10, fit: 'fill', withoutEnlargement: true }", '40x10'],
    ["{ width: 100, height: 10, fit: 'outside', withoutEnlargement: true }", '40x20'],
    ['{ width: 100, height: 100, withoutEnlargement: true }', '40x20'],
    ['{ width: 100, height: 10, withoutEnlargement: true }', '40x10'],
    ["{ width: 10, height: 10, fit: 'contain', withoutEnlargement: true }", '10x10'],
    ['10', '10x5'],
    ['null, 10', '20x10'],
    ["10, 10, { fit: 'inside' }", '10x5'],
    ['', '40x20'],
  ])('with resize(%s) comes to %s', async (options, expected) => {
    expect(await sizeAfter('png', `.resize(${options})`)).toBe(expected);
  });

  it.each([
    ['.resize({ width: 10 })', '10x5'],
    ['.rotate().resize({ width: 10 })', '10x20'],
    ['.resize({ width: 10, height: 10, fit: "inside" }).rotate()', '5x10'],
    ['.autoOrient().resize({ width: 10 })', '10x20'],
    ['.rotate(90).resize({ width: 10 })', '10x20'],
  ])('a photo on its side with %s comes to %s', async (chain, expected) => {
    expect(await sizeAfter('onItsSide', chain)).toBe(expected);
  });

  // Pixels of a 4 by 2 picture that sharp 0.35.5 made, and how far ours may be away.
  const halves = [255, 0, 0, 255, 241, 0, 14, 255, 14, 0, 241, 255, 0, 0, 255, 255];
  const clearing = [255, 0, 0, 255, 255, 0, 0, 241, 254, 0, 0, 14, 0, 0, 0, 0];
  const greys = [128, 128, 128, 255, 124, 124, 124, 255, 79, 79, 79, 255, 75, 75, 75, 255];
  const jpegHalves = [255, 0, 0, 255, 217, 0, 37, 255, 36, 0, 218, 255, 0, 0, 255, 255];
  it.each<[Picture, readonly number[]]>([
    ['png', halves],
    ['interlaced', halves],
    ['deep', halves],
    ['jpeg', jpegHalves],
    ['progressive', jpegHalves],
    ['grey', greys],
    ['greyJpeg', greys],
    ['clear', clearing],
    ['palette', clearing],
  ])('%s gives nearly the pixels that sharp gives', async (name, row) => {
    const body = `
      const { data, info } = await sharp(picture).resize(4, 2, { fit: 'fill' }).raw().toBuffer({ resolveWithObject: true });
      const pixels = [...data];
      return info.channels === 4 ? pixels : pixels.flatMap((value, at) => (at % 3 === 2 ? [value, 255] : [value]));`;
    const pixels = (await withPicture(name, body)) as number[];
    expect(pixels).toHaveLength(32);
    for (const [at, value] of pixels.entries()) expect(Math.abs(value - (row[at % 16] ?? 0))).toBeLessThanOrEqual(40);
  });

  it('puts the photo on its side upright: the red half comes to the top', async () => {
    const body = `
      const data = await sharp(picture).rotate().resize(1, 2, { fit: 'fill' }).raw().toBuffer();
      return [data[0] > 200, data[2] < 60, data[3] < 60, data[5] > 200];`;
    expect(await withPicture('onItsSide', body)).toEqual([true, true, true, true]);
  });
});

describe('encoding', () => {
  it.each<[Picture, string, object]>([
    ['png', '', { format: 'png', channels: 3, hasAlpha: false }],
    ['jpeg', '', { format: 'jpeg', channels: 3 }],
    ['clear', '', { format: 'png', channels: 4, hasAlpha: true }],
    ['clear', '.jpeg({ quality: 70 })', { format: 'jpeg', channels: 3, hasAlpha: false }],
    ['clear', ".flatten({ background: '#fff' })", { format: 'png', channels: 3, hasAlpha: false }],
    ['png', ".toFormat('jpg')", { format: 'jpeg' }],
    ['jpeg', '.png()', { format: 'png' }],
  ])('of %s with %s gives a picture that can be read again', async (name, chain, expected) => {
    const body = `return sharp(await sharp(picture).resize(10)${chain}.toBuffer()).metadata();`;
    expect(await withPicture(name, body)).toMatchObject({ ...expected, width: 10, height: 5 });
  });

  it('lays what is clear on black in a JPEG, and on the colour that flatten has', async () => {
    const body = `
      const last = async (chain) => [...(await sharp(await chain.jpeg({ quality: 100 }).toBuffer()).raw().toBuffer())].slice(-3);
      return [await last(sharp(picture)), await last(sharp(picture).flatten({ background: 'white' }))];`;
    expect(await withPicture('clear', body)).toEqual([
      [0, 0, 0],
      [255, 255, 255],
    ]);
  });

  it('drops the orientation, which nobody turned the pixels for', async () => {
    const body =
      'const { orientation } = await sharp(await sharp(picture).toBuffer()).metadata(); return orientation ?? null;';
    expect(await withPicture('onItsSide', body)).toBeNull();
  });

  it('reads and writes files, and calls back', async () => {
    const body = `
      await sharp(picture).resize(10).toFile('/tmp/small.jpg');
      return new Promise((resolve) => sharp('/tmp/small.jpg').toBuffer((error, data, info) => resolve([error, Buffer.isBuffer(data), info.format])));`;
    expect(await withPicture('png', body)).toEqual([null, true, 'jpeg']);
  });
});

describe('wrong input', () => {
  const text = "Buffer.from('hello')";
  // All of these are sharp's own words; of several lines the first.
  it.each([
    [`await sharp(${text}).resize(10).toBuffer()`, 'Input buffer contains unsupported image format'],
    [`await sharp(${text}).metadata()`, 'Input buffer contains unsupported image format'],
    ['sharp(Buffer.alloc(0))', 'Input Buffer is empty'],
    ['sharp(undefined)', 'Invalid input'],
    ['sharp(5)', "Unsupported input '5' of type number"],
    ["await sharp('nowhere.jpg').toBuffer()", 'Input file is missing: nowhere.jpg'],
    ['await sharp(picture.subarray(0, 20)).toBuffer()', 'Input buffer has corrupt header:'],
    ['await sharp(picture.subarray(0, 100)).toBuffer()', 'vipspng: libpng read error'],
    ['await sharp(picture, { limitInputPixels: 100 }).toBuffer()', 'Input image exceeds pixel limit'],
    [
      'sharp(picture).resize(0)',
      'Expected positive integer between 1 and 100000000 for width but received 0 of type number',
    ],
    [
      "sharp(picture).resize('10')",
      'Expected positive integer between 1 and 100000000 for width but received 10 of type string',
    ],
    ["sharp(picture).resize({ fit: 'foo' })", 'Expected valid fit for fit but received foo of type string'],
    [
      'sharp(picture).jpeg({ quality: 101 })',
      'Expected integer between 1 and 100 for quality but received 101 of type number',
    ],
  ])('%s fails in the words of sharp', async (code, message) => {
    expect(await withPicture('png', attempt(code))).toBe(message);
  });

  it.each([
    [20, 'Input buffer has corrupt header: VipsJpeg: premature end of JPEG image'],
    [337, 'VipsJpeg: premature end of JPEG image'],
  ])('a JPEG that ends after %i bytes fails', async (length, message) => {
    expect(await withPicture('jpeg', attempt(`await sharp(picture.subarray(0, ${length})).toBuffer()`))).toBe(message);
  });

  it.each<[Picture, string]>([
    ['jpeg', '40x20'],
    ['greyJpeg', '40x20'],
    ['onItsSide', '40x20'],
  ])('what is left of a cut %s is a picture for who asks for it with failOn', async (name, size) => {
    const body = `const cut = picture.subarray(0, picture.length - 12);
      const { info } = await sharp(cut, { failOn: 'none' }).toBuffer({ resolveWithObject: true });
      return info.format + ' ' + info.width + 'x' + info.height;`;
    expect(await withPicture(name, body)).toBe(`jpeg ${size}`);
  });

  it('what is damaged inside fails, and does not end the function', async () => {
    const body = `picture[90] ^= 255;\n${attempt('await sharp(picture).resize(10).toBuffer()')}`;
    expect(await withPicture('png', body)).toBe('vipspng: libpng read error');
  });

  it('says what only sharp on Lambda has', async () => {
    expect(await withPicture('largeInterlaced', attempt('await sharp(picture).toBuffer()'))).toMatch(
      /^sharp reads an interlaced PNG/,
    );
    expect(await withPicture('png', attempt('sharp(picture).webp()'))).toMatchInlineSnapshot(
      `"sharp has webp on Lambda, but this page's simulated runtime does not. Solve the task without it."`,
    );
    expect(await withPicture('png', attempt("await sharp(Buffer.from('GIF89a')).toBuffer()"))).toMatchInlineSnapshot(
      `"sharp reads GIF on Lambda, but this page's simulated runtime reads only PNG and JPEG."`,
    );
  });
});

describe('the package', () => {
  const plain = "import sharp from 'sharp';\nexport const handler = async () => typeof sharp;";

  it('is not there where it is not deployed', async () => {
    expect(await errorOf(plain)).toMatchObject({
      errorMessage: "Cannot find package 'sharp' imported from /var/task/index.mjs",
    });
  });

  it('is imported, and required', async () => {
    expect(await answerOf({ ...deployed, 'index.mjs': plain })).toBe('function');
    const required = "exports.handler = async () => typeof require('sharp');";
    expect(await answerOf({ ...deployed, 'index.cjs': required })).toBe('function');
  });

  it('has its default export alone, as in its ES module', async () => {
    const named = "import { fit } from 'sharp';\nexport const handler = async () => fit;";
    expect(await errorOf({ ...deployed, 'index.mjs': named })).toMatchObject({
      errorMessage: "SyntaxError: The requested module 'sharp' does not provide an export named 'fit'",
    });
  });
});

describe('what it costs', () => {
  const thumbnail = files("await sharp(bytes(event.picture)).resize(200).toBuffer();\nreturn 'made';");
  const run = (name: Picture, memorySize: number): Promise<Transcript> =>
    runFunction(thumbnail, { config: { memorySize, timeout: 60 }, events: [{ picture: pictures[name] }] });
  const reportOf = ({ logs }: Pick<Transcript, 'logs'>): string =>
    logs.find(({ text }) => text.startsWith('REPORT'))?.text ?? '';
  const durationOf = ({ invocations }: Transcript): number => invocations[0]?.durationMs ?? NaN;

  it('lets 20 megapixels in a row run with 128 MB', async () => {
    const { invocations, logs } = await run('large', 128);
    expect(invocations[0]?.outcome).toMatchObject({ kind: 'answered', answer: 'made' });
    // 76 MB of the runtime, 28 MB of sharp, and 1,024 rows of 5,000 pixels of three bytes; the result is 0.1 MB.
    expect(reportOf({ logs })).toContain('Max Memory Used: 118 MB');
  });

  it('lets 20 megapixels that are interlaced run out of memory with 128 MB', async () => {
    const small = await run('largeInterlaced', 128);
    expect(small.invocations[0]?.outcome).toMatchObject({
      kind: 'function-error',
      error: { kind: 'out-of-memory', errorType: 'Runtime.OutOfMemory' },
    });
    expect(reportOf(small)).toContain('Max Memory Used: 128 MB');
  });

  it('lets a picture that is turned before it is resized take all of its pixels', async () => {
    const turned = files("await sharp(bytes(event.picture)).rotate(90).resize(200).toBuffer();\nreturn 'made';");
    const turn = (memorySize: number): Promise<Transcript> =>
      runFunction(turned, { config: { memorySize, timeout: 60 }, events: [{ picture: pictures.large }] });
    expect((await turn(128)).invocations[0]?.outcome).toMatchObject({ error: { kind: 'out-of-memory' } });
    const enough = await turn(256);
    expect(enough.invocations[0]?.outcome).toMatchObject({ kind: 'answered', answer: 'made' });
    // 76 MB, 28 MB, and 20 megapixels of three bytes.
    expect(reportOf(enough)).toContain('Max Memory Used: 161 MB');
  });

  it('lets the environment after that begin anew', async () => {
    const events = [{ picture: pictures.largeInterlaced }, { picture: pictures.png }];
    const { invocations } = await runFunction(thumbnail, { config: { memorySize: 128, timeout: 60 }, events });
    expect(invocations.map(({ outcome, coldStart }) => [outcome.kind, coldStart])).toEqual([
      ['function-error', true],
      ['answered', true],
    ]);
  });

  it('takes time by the pixel, and more with less memory', async () => {
    // 12 ms to decode and 2 ms to resize each of 20 megapixels, and 80 ms for 0.032 megapixels to encode.
    const whole = durationOf(await run('large', 1_769));
    expect(whole).toBeGreaterThan(282);
    expect(whole).toBeLessThan(300);
    expect(durationOf(await run('large', 885)) / whole).toBeCloseTo(1_769 / 885, 1);
  });

  it('ends where the time is over, without a thumbnail', async () => {
    const run = { config: { memorySize: 256, timeout: 1 }, events: [{ picture: pictures.large }] };
    expect(await errorOf(thumbnail, run)).toMatchObject({ kind: 'timed-out' });
  });
});
