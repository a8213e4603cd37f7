import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { goodThumbnail } from './answers.ts';
import { ExercisePart } from './pages/exercise-part.ts';
import { expect, test } from './test.ts';

const folder = 'content/lessons/23-an-image-resizer/exercises';

async function open(page: Page): Promise<ExercisePart> {
  await page.goto('lessons/an-image-resizer/');
  const exercise = new ExercisePart(page, 'Make a thumbnail');
  await exercise.region.dispatchEvent('pointerover');
  await exercise.region.locator('[data-live=true]').waitFor({ state: 'attached' });
  return exercise;
}

/** Where readers upload pictures, once it is live. */
async function openUpload(page: Page): Promise<Locator> {
  const upload = page.getByRole('region', { name: 'Upload a picture to your function' });
  await upload.dispatchEvent('pointerover');
  await upload.locator('[data-live=true]').waitFor({ state: 'attached' });
  return upload;
}

test('a run shows each picture beside its thumbnail, with pixels and bytes', async ({ page }) => {
  const exercise = await open(page);
  await exercise.submit(goodThumbnail);
  await exercise.expectVerdict('Solved');
  const pictures = exercise.result.getByRole('group', { name: 'Pictures' }).first();
  await expect(pictures.getByRole('figure')).toHaveText([
    /uploads\/beach\.jpg\s*300 × 500 pixels, 8,017 bytes, image\/jpeg/,
    /thumbnails\/beach\.jpg\s*120 × 200 pixels, [\d,]+ bytes, image\/jpeg/,
    /uploads\/photos\/.*\.jpg\s*400 × 300 pixels, 7,378 bytes, image\/jpeg/,
    /thumbnails\/photos\/.*\.jpg\s*200 × 150 pixels, [\d,]+ bytes, image\/jpeg/,
  ]);
});

test.describe('on a small screen', () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test('readers upload pictures of their own, and nothing of them leaves the page', async ({ page }) => {
    const exercise = await open(page);
    await exercise.code.fill(goodThumbnail);
    const upload = await openUpload(page);
    await upload.getByLabel('Your file').setInputFiles({
      name: 'my leaf.png',
      mimeType: 'image/png',
      buffer: await readFile(`${folder}/keep-what-a-picture-needs/objects/leaf.png`),
    });
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(`${request.method()} ${request.url()}`);
    });
    await upload.getByRole('button', { name: 'Upload' }).click();
    await expect(upload.getByText('S3 called your function once. It wrote thumbnails/my leaf.png.')).toBeVisible();
    await expect(upload.getByRole('figure')).toHaveText([
      /uploads\/my leaf\.png\s*250 × 250 pixels, 9,724 bytes, image\/png/,
      /thumbnails\/my leaf\.png\s*200 × 200 pixels/,
    ]);
    expect(sent).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    // It is no attempt at the exercise.
    await expect(exercise.result.getByText('Run your code to have it checked.')).toBeVisible();
  });
});

test('what is no picture is refused, and one that is given fails as on Lambda', async ({ page }) => {
  const exercise = await open(page);
  await exercise.code.fill(goodThumbnail);
  const upload = await openUpload(page);
  const send = upload.getByRole('button', { name: 'Upload' });
  const notes = { name: 'notes.png', mimeType: 'image/png', buffer: Buffer.from('These are my notes.') };
  await upload.getByLabel('Your file').setInputFiles(notes);
  await send.click();
  await expect(upload.getByRole('status').first()).toHaveText(
    'notes.png is no picture: it begins neither as a PNG nor as a JPEG does. It was not uploaded.',
  );
  await upload.getByRole('combobox', { name: 'Picture' }).selectOption('notes.jpg: a text');
  await send.click();
  await expect(
    upload.getByText(
      'S3 called your function 3 times, and it failed each time: Error: Input buffer contains unsupported image format',
    ),
  ).toBeVisible();
});
