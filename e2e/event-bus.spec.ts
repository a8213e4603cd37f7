import AxeBuilder from '@axe-core/playwright';
import { otherDetailType } from './answers.ts';
import { ExercisePart } from './pages/exercise-part.ts';
import { expect, test } from './test.ts';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`on a small screen, ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: { width: 320, height: 640 } });

    test('an event bus shows by the keyboard which rules an event was held against', async ({ page }) => {
      const exercise = new ExercisePart(page, 'Tell the others of an order');
      await page.goto('lessons/eventbridge-and-asynchronous-invocation/');
      await exercise.region.dispatchEvent('pointerover');
      await exercise.region.locator('[data-live=true]').waitFor({ state: 'attached' });
      await exercise.submit(otherDetailType);
      await exercise.expectVerdict('Wrong value', 'The queue invoices holds 0 messages');
      const happened = exercise.result.locator('details', {
        has: page.locator('> summary', { hasText: /^What happened with an order of more than 100$/ }),
      });
      await happened.locator('> summary').press('Enter');
      await happened
        .locator('summary', { hasText: /^Event bus shop one event, one matched by no rule$/ })
        .press('Enter');
      const event = happened.locator('summary', { hasText: /^OrderPlaced from shop\.orders 0 of 2 rules matched$/ });
      await event.press('Enter');
      await expect(happened.getByRole('list', { name: 'Rules' }).getByRole('listitem')).toHaveText([
        /^The rule invoice does not match\. Its pattern: \{"source":\["shop\.orders"\],"detail-type":\["Order placed"\]\}$/,
        /^The rule gift does not match\./,
      ]);
      await expect(happened.getByRole('group', { name: 'The event' })).toContainText('"detail-type": "OrderPlaced"');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
    });
  });
}
