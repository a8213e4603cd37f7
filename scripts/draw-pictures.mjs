// Draws the pictures that people upload in the lesson on the image resizer, into the folders objects/ of its exercises. Nobody's photos:
// each is drawn here and encoded by sharp, as Lambda functions use it. Run it again after a change: node scripts/draw-pictures.mjs
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

const exercises = fileURLToPath(new URL('../content/lessons/23-an-image-resizer/exercises/', import.meta.url));

/** A lighthouse at the coast, in the evening. No two sides of it look alike. */
const lighthouse = (width, height) =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 800 600" preserveAspectRatio="none">
  <defs>
    <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#31427c"/><stop offset="1" stop-color="#f7b267"/></linearGradient>
    <linearGradient id="sea" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#3f88a5"/><stop offset="1" stop-color="#123a5a"/></linearGradient>
  </defs>
  <rect width="800" height="600" fill="url(#sky)"/>
  <circle cx="170" cy="300" r="70" fill="#ffe29a"/>
  <path d="M640 190 L0 60 L0 150 Z" fill="#fff3c4" opacity="0.35"/>
  <rect y="380" width="800" height="220" fill="url(#sea)"/>
  <path d="M90 410 h160 M70 440 h210 M110 470 h120 M60 505 h240" stroke="#ffd98a" stroke-width="7" opacity="0.7"/>
  <path d="M420 600 C440 470 520 420 600 410 L800 380 L800 600 Z" fill="#38512f"/>
  <path d="M520 600 C560 500 660 470 800 470 L800 600 Z" fill="#26391f"/>
  <path d="M607 420 L622 210 L662 210 L677 420 Z" fill="#f4f1ea"/>
  <path d="M619 255 L664 255 L668 305 L615 305 Z M611 355 L672 355 L677 410 L607 410 Z" fill="#c8372d"/>
  <rect x="612" y="196" width="60" height="16" fill="#2b2b33"/><rect x="622" y="166" width="40" height="32" fill="#ffec9e"/>
  <path d="M616 168 L642 140 L668 168 Z" fill="#c8372d"/>
  <path d="M300 360 l60 0 l-14 22 l-34 0 z M330 355 l0 -70 l34 60 z" fill="#f2ede0"/>
</svg>`),
  );

/** A balloon over hills, higher than wide. */
const balloon = sharp(
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="400" viewBox="0 0 600 800">
  <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#5aa9e6"/><stop offset="1" stop-color="#e8f4fb"/></linearGradient></defs>
  <rect width="600" height="800" fill="url(#sky)"/>
  <circle cx="500" cy="110" r="55" fill="#ffd23f"/>
  <ellipse cx="130" cy="150" rx="95" ry="26" fill="#fff"/><ellipse cx="190" cy="170" rx="80" ry="22" fill="#fff"/>
  <path d="M0 620 C140 540 260 560 380 620 C460 660 540 640 600 600 L600 800 L0 800 Z" fill="#6a994e"/>
  <path d="M0 700 C160 640 300 700 420 730 C500 745 560 730 600 715 L600 800 L0 800 Z" fill="#386641"/>
  <path d="M270 470 L285 405 M330 470 L315 405" stroke="#5c4033" stroke-width="4"/>
  <path d="M300 180 C190 180 165 290 210 350 C235 385 262 400 275 415 L325 415 C338 400 365 385 390 350 C435 290 410 180 300 180 Z" fill="#e4572e"/>
  <path d="M300 180 C255 190 245 300 285 415 L315 415 C355 300 345 190 300 180 Z" fill="#f9dc5c"/>
  <rect x="266" y="468" width="68" height="46" rx="6" fill="#8a5a3b"/>
</svg>`),
);

/** A leaf in a ring: clear around it, and half clear in its shadow. */
const leaf = (size) =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 400 400">
  <ellipse cx="215" cy="350" rx="130" ry="28" fill="#000" opacity="0.3"/>
  <circle cx="200" cy="190" r="150" fill="none" stroke="#0b7a75" stroke-width="26"/>
  <path d="M110 280 C90 150 190 80 310 90 C320 210 250 310 110 280 Z" fill="#7bc950"/>
  <path d="M110 280 C170 220 220 170 280 125" fill="none" stroke="#2d6a2e" stroke-width="12" stroke-linecap="round"/>
</svg>`),
  );

/** Flat colours only: 20 megapixels of them make a small file. */
const poster = (width, height) =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 900 600" preserveAspectRatio="none">
  <rect width="900" height="600" fill="#264653"/><rect y="400" width="900" height="200" fill="#e76f51"/>
  <rect x="600" y="100" width="200" height="200" fill="#e9c46a"/>
</svg>`),
    { limitInputPixels: false },
  );

const jpeg = { quality: 75 };
const photo = await lighthouse(400, 300).jpeg(jpeg).toBuffer();
// A phone held upright stores what its sensor saw, and says how it was held: orientation 6, a quarter turn clockwise.
const onItsSide = await balloon.rotate(270).jpeg(jpeg).withMetadata({ orientation: 6 }).toBuffer();
const logo = await leaf(250).png({ compressionLevel: 9 }).toBuffer();
const icon = await leaf(64).png({ compressionLevel: 9 }).toBuffer();
const progressive = await lighthouse(240, 4800).jpeg({ quality: 50, progressive: true }).toBuffer();
const huge = await poster(3648, 5472).jpeg({ quality: 50, progressive: true }).toBuffer();

// A column more than 12 megapixels, in a few bytes.
const map = await poster(4001, 3000).png({ palette: true, colours: 4, compressionLevel: 9 }).toBuffer();

const objects = {
  'make-a-thumbnail': {
    'lighthouse.jpg': photo,
    'beach.jpg': await lighthouse(300, 500).flop().jpeg(jpeg).toBuffer(),
  },
  'keep-what-a-picture-needs': {
    'lighthouse.jpg': photo,
    'balloon.jpg': onItsSide,
    'leaf.png': logo,
    'icon.png': icon,
  },
  'survive-what-people-upload': {
    'lighthouse.jpg': photo,
    'half.jpg': photo.subarray(0, Math.round(photo.length * 0.6)),
  },
  'refuse-what-does-not-fit': { 'progressive.jpg': progressive, 'poster.jpg': huge, 'map.png': map },
};
for (const [exercise, files] of Object.entries(objects)) {
  const folder = join(exercises, exercise, 'objects');
  await mkdir(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(files)) {
    await writeFile(join(folder, name), bytes);
    const { width, height, hasAlpha, orientation, isProgressive } = await sharp(bytes, { failOn: 'none' }).metadata();
    console.log(`${exercise}/${name}: ${bytes.length} bytes`, { width, height, hasAlpha, orientation, isProgressive });
  }
}
