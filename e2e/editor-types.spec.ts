import type { Page } from '@playwright/test';
import { ExercisePart } from './pages/exercise-part.ts';
import { expect, test } from './test.ts';

/** Files that only somebody who has opened the full editor gets. */
const editorFiles = /monaco|types\.worker|types-[\w-]+\.json|editor\.(?:api|worker)/;

/** An exercise whose function is called by a queue and writes into a table. */
async function openQueueExercise(page: Page): Promise<ExercisePart> {
  await page.goto('lessons/sns-and-sqs/');
  const exercise = new ExercisePart(page, 'Give points once for each order');
  await exercise.run.waitFor();
  await exercise.region.dispatchEvent('pointerover');
  await exercise.region.locator('[data-live=true]').waitFor();
  return exercise;
}

async function openEditor(exercise: ExercisePart): Promise<void> {
  await exercise.fullEditor.click();
  await expect(exercise.fullEditor).toHaveAttribute('aria-pressed', 'true');
  await exercise.code.focus();
}

const handler = 'export const handler = async (event, context) => {';

test(
  'the full editor completes the event and the context of a handler that says no types',
  { tag: '@sub-path' },
  async ({ page }) => {
    const exercise = await openQueueExercise(page);
    await exercise.code.fill(`${handler}\n  \n};\n`);
    await openEditor(exercise);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('End');
    await page.keyboard.type('event.');
    const offers = exercise.region.getByRole('listbox', { name: 'Suggest' }).getByRole('option');
    await expect(offers.filter({ hasText: 'Records' })).toBeVisible({ timeout: 30_000 });
    await page.keyboard.type('Records[0].');
    await expect(offers.filter({ hasText: 'messageId' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.type('body; context.');
    await expect(offers.filter({ hasText: 'awsRequestId' })).toBeVisible();
    // The first Escape is for the list, the next one for the editor.
    await page.keyboard.press('Escape');
    await expect(offers).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(exercise.run).toBeFocused();
  },
);

test('the full editor says what a command of the SDK is, and its types come when it is imported', async ({ page }) => {
  const fetched: string[] = [];
  page.context().on('request', (request) => {
    const [, name] = /types-([\w-]+?)-[\w-]{8}\.json/.exec(request.url()) ?? [];
    if (name !== undefined) fetched.push(name);
  });
  const exercise = await openQueueExercise(page);
  await openEditor(exercise);
  const monaco = exercise.region.locator('.monaco-editor').first();
  await monaco
    .locator('.view-line span', { hasText: /^UpdateCommand$/ })
    .first()
    .hover();
  await expect(exercise.region.locator('.monaco-hover').first()).toContainText('class UpdateCommand', {
    timeout: 30_000,
  });
  expect([...fetched].sort()).toEqual([
    'aws-lambda',
    'aws-sdk',
    'client-dynamodb',
    'lib-dynamodb',
    'node',
    'util-dynamodb',
  ]);

  await page.keyboard.press('Control+Home');
  await page.keyboard.type("import { SQSClient } from '@aws-sdk/client-sqs';\nnew SQSClient({}).");
  const offers = exercise.region.getByRole('listbox', { name: 'Suggest' }).getByRole('option');
  await expect(offers.filter({ hasText: 'send' })).toBeVisible({ timeout: 30_000 });
  expect(fetched).toContain('client-sqs');
});

test('nothing of the full editor is loaded before it is opened', async ({ page }) => {
  const loaded: string[] = [];
  page.context().on('request', (request) => {
    if (editorFiles.test(request.url())) loaded.push(request.url());
  });
  const exercise = await openQueueExercise(page);
  await exercise.run.click();
  await expect(exercise.run).toBeEnabled();
  await exercise.expectVerdict('Wrong value');
  expect(loaded).toEqual([]);
  await openEditor(exercise);
  await expect.poll(() => loaded.filter((url) => url.includes('types.worker')).length).toBe(1);
});

for (const [name, files] of Object.entries({
  'the types': /types-[\w-]+\.json/,
  'the worker that knows them': /types\.worker/,
  'the module that starts it': /language-service/,
})) {
  test(`with ${name} blocked, the full editor does all else`, async ({ page, lesson }) => {
    let isBlocked = false;
    await page.context().route(files, (route) => {
      isBlocked = true;
      return route.abort();
    });
    await lesson.open();
    const { greeting } = lesson;
    const starter = await greeting.code.inputValue();
    await openEditor(greeting);
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('// first event.');
    await expect.poll(() => isBlocked).toBe(true);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('// last');
    await expect(greeting.region.locator('.squiggly-error')).toHaveCount(0);
    await greeting.fullEditor.click();
    const [first, ...rest] = (await greeting.code.inputValue()).split('\n');
    expect(first).toContain('// first event.');
    expect(rest.join('\n')).toContain(starter.split('\n').at(-2));
    expect(rest.at(-1)).toBe('// last');
  });
}
