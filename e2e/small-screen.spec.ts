import { goodGreeting, greetsTheWorld } from './answers.ts';
import { expect, test } from './test.ts';

test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

/** By how many pixels the page is wider than the screen. */
const overflow = (): number => document.documentElement.scrollWidth - document.documentElement.clientWidth;

for (const path of ['', 'lessons/your-first-handler/', 'lessons/when-a-file-arrives/', 'there/is/no/such/page/']) {
  test(`page '/${path}' fits a screen of 320 pixels`, async ({ page }) => {
    await page.goto(path);
    expect(await page.evaluate(overflow)).toBe(0);
  });
}

test('an exercise is solved on a screen of 320 pixels, and its results fit', async ({ page, lesson }) => {
  await lesson.open();
  await lesson.greeting.submit(greetsTheWorld);
  await lesson.greeting.expectVerdict('Wrong value');
  for (const evidence of await lesson.greeting.result.locator('details > summary').all()) await evidence.click();
  await lesson.greeting.events.locator('> summary').click();
  await expect(lesson.greeting.events.getByLabel('Event', { exact: true })).toBeVisible();
  expect(await page.evaluate(overflow)).toBe(0);

  await lesson.greeting.submit(goodGreeting);
  await lesson.greeting.expectVerdict('Solved');
  expect(await page.evaluate(overflow)).toBe(0);
});

test('tables of all lessons fit, or the keyboard can scroll them', async ({ page }) => {
  test.slow();
  await page.goto('');
  const links = page.getByRole('main').locator('a[data-lesson]');
  const addresses = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(addresses).toHaveLength(24);
  const found: unknown[] = [];
  let tables = 0;
  for (const address of addresses) {
    await page.goto(address);
    tables += await page.locator('main table').count();
    // The others are where the text has little room: right below a larger layout, and beside the list of lessons.
    for (const width of [320, 559, 560, 800]) {
      await page.setViewportSize({ width, height: 640 });
      found.push(...(await page.locator('main table').evaluateAll(outOfReach)).map((text) => [address, width, text]));
    }
  }
  expect(tables).toBeGreaterThan(50);
  expect(found).toEqual([]);
});

/** Begins of tables that are partly out of sight, in a box that not every browser lets the keyboard scroll, or that has no name. */
function outOfReach(tables: Element[]): (string | null)[] {
  const scrolls = (one: Element): boolean => ['auto', 'scroll'].includes(getComputedStyle(one).overflowX);
  return tables
    .filter((table) => table.checkVisibility())
    .filter((table) => {
      let box: Element = table;
      while (box.parentElement !== null && !scrolls(box)) box = box.parentElement;
      if (box.scrollWidth <= box.clientWidth) return false;
      const hasName = box.hasAttribute('aria-label') || box.hasAttribute('aria-labelledby');
      return box.getAttribute('tabindex') !== '0' || !hasName;
    })
    .map((table) => table.querySelector('tr')?.textContent ?? null);
}
