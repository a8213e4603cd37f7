import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { ExercisePart } from './pages/exercise-part.ts';
import { expect, test } from './test.ts';

/** Creates links and follows them, without a look at what it gets. */
const shortener = `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';

const table = DynamoDBDocument.from(new DynamoDBClient());
const TableName = 'links';
let last = 0;

export const handler = async ({ routeKey, body, pathParameters }) => {
  if (routeKey === 'POST /links') {
    const { url, expiresInDays = 1 } = JSON.parse(body);
    const code = 'link-' + ++last;
    await table.put({ TableName, Item: { code, url, expiresAt: Date.now() / 1000 + expiresInDays * 86400 } });
    return { statusCode: 201, headers: { location: '/' + code } };
  }
  const { Item } = await table.get({ TableName, Key: pathParameters });
  if (Item?.expiresAt <= Date.now() / 1000) return { statusCode: 410 };
  return Item === undefined ? { statusCode: 404 } : { statusCode: 302, headers: { location: Item.url } };
};
`;

class AddressBar {
  readonly exercise: ExercisePart;
  readonly bar: Locator;
  readonly address: Locator;
  readonly status: Locator;
  readonly history: Locator;

  constructor(page: Page) {
    this.exercise = new ExercisePart(page, 'Create a short link');
    this.bar = this.exercise.region.getByRole('region', { name: 'Address bar: Create a short link' });
    this.address = this.bar.getByRole('textbox', { name: 'Address' });
    this.status = this.bar.getByRole('status');
    this.history = this.bar.getByRole('list', { name: 'Requests so far' });
  }

  async open(page: Page): Promise<void> {
    await page.goto('lessons/a-url-shortener/');
    await this.exercise.code.fill(shortener);
    await this.exercise.region.getByText('Address bar', { exact: true }).click();
    await expect(this.bar.getByRole('button', { name: 'Send' })).toBeEnabled();
  }

  async go(address: string): Promise<void> {
    await this.address.fill(address);
    await this.address.press('Enter');
  }
}

test('a link is created and followed in the address bar, as in a browser', { tag: '@sub-path' }, async ({ page }) => {
  const own = new AddressBar(page);
  await own.open(page);
  await own.bar.getByRole('combobox', { name: 'Method' }).selectOption('POST');
  await own.bar.getByRole('textbox', { name: /^Body/ }).fill('{"url":"https://example.com/a"}');
  await own.go('/links');
  await expect(own.status).toHaveText('201 Created. Location: /link-1.');

  await own.bar.getByRole('button', { name: 'Follow it: GET /link-1' }).click();
  await expect(own.status).toContainText('302 Found. Location: https://example.com/a. A browser would go to');
  await expect(own.history.getByRole('listitem')).toHaveText([
    'POST /links {"url":"https://example.com/a"} 201 Created, location /link-1',
    'GET /link-1 302 Found, location https://example.com/a',
  ]);

  await own.bar.getByRole('combobox', { name: 'Let time pass' }).selectOption('a month');
  await own.bar.getByRole('button', { name: 'Wait' }).click();
  await expect(own.status).toHaveText('a month has passed.');
  await own.go('link-1');
  await expect(own.status).toHaveText('410 Gone.');
  await expect(own.exercise.checks('passed')).toHaveCount(0);

  await own.bar.getByRole('button', { name: 'Start again' }).click();
  await expect(own.history).toBeHidden();
  await own.go('/link-1');
  await expect(own.status).toHaveText('404 Not Found.');
});

test('what does not lead to the API is not sent, and new code makes all requests again', async ({ page }) => {
  const own = new AddressBar(page);
  await own.open(page);
  await own.go('https://example.com/');
  await expect(own.bar.getByRole('alert')).toContainText('Nothing leaves this page');
  await expect(own.history).toBeHidden();

  await own.go('/docs');
  await expect(own.status).toContainText('302 Found. Location: https://docs.aws.amazon.com/');
  await own.exercise.code.fill("export const handler = async () => ({ statusCode: 200, body: 'new' });");
  await expect(own.bar.getByText(/^The code has changed since\./)).toBeVisible();
  await own.go('/other');
  await expect(own.history.getByRole('listitem')).toHaveText(['GET /docs 200 OK', 'GET /other 200 OK']);
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`on a screen of 320 pixels, ${colorScheme}:`, () => {
    test.use({ colorScheme, viewport: { width: 320, height: 640 }, hasTouch: true });

    test('the address bar fits, and axe finds nothing', async ({ page }) => {
      const own = new AddressBar(page);
      await own.open(page);
      await own.go('/docs');
      await expect(own.status).toContainText('302 Found');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      const { violations } = await new AxeBuilder({ page }).include('.wb-address').analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  });
}
