import { expect, test } from './test.ts';

test('every link within the site leads somewhere', { tag: '@sub-path' }, async ({ page, request, baseURL }) => {
  const seen = new Set<string>();
  const waiting = [new URL(baseURL ?? '').href];
  for (let url = waiting.pop(); url !== undefined; url = waiting.pop()) {
    if (seen.has(url)) continue;
    seen.add(url);
    const response = await request.get(url);
    expect(response.status(), url).toBe(200);
    if (!response.headers()['content-type']?.startsWith('text/html')) continue;
    await page.goto(url);
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    const own = links.map((link) => new URL(link)).filter(({ origin }) => origin === new URL(url).origin);
    for (const { hash, pathname } of own.filter(
      ({ pathname, hash }) => pathname === new URL(url).pathname && hash !== '',
    )) {
      await expect(page.locator(`[id="${decodeURIComponent(hash.slice(1))}"]`), pathname + hash).toHaveCount(1);
    }
    waiting.push(...own.map(({ origin, pathname }) => origin + pathname));
  }
  expect(seen.size).toBeGreaterThan(1);
});

test('an address without its last slash leads to the page', { tag: '@sub-path' }, async ({ page, lesson }) => {
  await page.goto('lessons/your-first-handler');
  await expect(page).toHaveURL(/your-first-handler\/$/);
  await expect(lesson.greeting.run).toBeEnabled();
});

test('an address that is not there says so and leads back', async ({ page }) => {
  const response = await page.goto('there/is/no/such/page/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page here');
  await page.getByRole('banner').getByRole('link', { name: 'Coldstart' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Coldstart');
});

test('the search finds a lesson', { tag: '@sub-path' }, async ({ page }) => {
  await page.goto('');
  await page.getByRole('button', { name: 'Search' }).click();
  const dialog = page.getByRole('dialog', { name: 'Search' });
  await dialog.getByRole('textbox').fill('handler');
  await dialog
    .getByRole('link', { name: /handler/i })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
