import { ExercisePart } from './pages/exercise-part.ts';
import { expect, test } from './test.ts';

const respond = (members: string): string => `export const handler = async () => ({ statusCode: 200, ${members} });`;

test('a page and a picture that a function answers are seen as a browser shows them, and nothing in them runs', async ({
  page,
}) => {
  const exercise = new ExercisePart(page, 'Decode a body in Base64');
  const { result } = exercise;
  await page.goto('lessons/http/');
  await exercise.region.dispatchEvent('pointerover');
  await exercise.region.locator('[data-live=true]').waitFor({ state: 'attached' });

  await exercise.submit(
    respond(
      `headers: { 'content-type': 'text/html' }, body: '<h1>Hello</h1><script>document.body.textContent = "it ran"</script>'`,
    ),
  );
  await exercise.expectVerdict('Wrong shape');
  await result.locator('summary', { hasText: /^What happened with a form with plain words$/ }).press('Enter');
  const shown = result.getByTitle('The body of the response, as a page').first().contentFrame();
  await expect(shown.getByRole('heading', { name: 'Hello' })).toBeVisible();
  await expect(shown.getByText('it ran')).toHaveCount(0);

  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await exercise.submit(respond(`headers: { 'content-type': 'image/png' }, isBase64Encoded: true, body: '${png}'`));
  // What was open stays open.
  await exercise.expectVerdict('Wrong shape');
  const picture = result.getByRole('img', { name: 'The body of the response' }).first();
  await expect(picture).toBeVisible();
  expect(await picture.evaluate((image) => (image as HTMLImageElement).naturalWidth)).toBe(1);
  await expect(result.getByText('70 bytes').first()).toBeVisible();
});
