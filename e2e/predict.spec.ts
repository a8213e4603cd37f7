import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.ts';

const lesson = 'lessons/the-execution-environment/';

/** The exercise, which says what a counter will do. */
function counter(page: Page) {
  const region = page.getByRole('region', { name: 'Exercise: Predict a counter' });
  const form = region.getByRole('form', { name: 'Your forecast' });
  const group = (question: RegExp): Locator => form.getByRole('group', { name: question });
  return {
    region,
    form,
    run: form.getByRole('button', { name: 'Run and compare' }),
    result: region.getByRole('region', { name: /^Result/ }),
    async open(): Promise<void> {
      await page.goto(lesson);
      await region.dispatchEvent('pointerover');
      await region.locator('[data-live=true]').waitFor({ state: 'attached' });
    },
    group,
    async choose(question: RegExp, option: string): Promise<void> {
      await group(question).getByRole('radio', { name: option, exact: true }).check();
    },
    coldStartsAfterThePause: form.getByRole('spinbutton', {
      name: /How many of the three invocations are cold starts/,
    }),
  };
}

type Counter = ReturnType<typeof counter>;

async function forecastAll(exercise: Counter, secondCount: string): Promise<void> {
  await exercise.choose(/Which count does the second invocation return/, secondCount);
  await exercise.choose(/Which value of local/, '1');
  await exercise.choose(/How often is "A new execution environment" logged/, '1');
  await exercise.choose(/How many of the three invocations are cold starts/, '2');
  await exercise.choose(/What does the other one return/, '1');
  await exercise.choose(/Which count does the last invocation return/, '1');
  await exercise.coldStartsAfterThePause.fill('2');
}

test('a learner says what a counter will do, is wrong, reads why, corrects it, and the page remembers', async ({
  page,
}) => {
  const exercise = counter(page);
  await exercise.open();
  await expect(exercise.region.getByRole('textbox')).toHaveCount(0);

  await exercise.run.click();
  await expect(exercise.form.getByRole('alert')).toContainText('7 are open');
  await expect(
    exercise
      .group(/Which count does the second/)
      .getByRole('radio')
      .first(),
  ).toBeFocused();

  await forecastAll(exercise, '1');
  await exercise.run.click();
  await expect(exercise.result.getByText('Not as forecast', { exact: true })).toBeVisible();
  await expect(exercise.result).toContainText('Only the handler runs again');
  await expect(exercise.result).toContainText('right in 6 of 7');
  const wrong = exercise.result.getByRole('listitem').filter({ hasText: /failed:/ });
  await expect(wrong).toHaveCount(1);
  await expect(wrong).toContainText(/Your forecast\s*1\s*What happened\s*2/);
  await expect(wrong).toContainText('Why: The code outside the handler ran once');
  await expect(exercise.result.getByRole('status')).toContainText('6 of 7 forecasts were right');

  await exercise.choose(/Which count does the second invocation return/, '2');
  await expect(exercise.result).toContainText('The forecast has changed since this run.');
  await exercise.run.click();
  await expect(exercise.result.getByText('Solved: all 7 forecasts were right.').first()).toBeVisible();
  await expect(exercise.result).toContainText('that was hindsight');
  await expect(exercise.region).toContainText('You have solved this exercise.');

  await page.reload();
  await expect(exercise.region).toContainText('You have solved this exercise.');
  await expect(exercise.group(/Which count does the second/).getByRole('radio', { name: '2' })).toBeChecked();
  await expect(exercise.coldStartsAfterThePause).toHaveValue('2');
});

test('a forecast is made with the keyboard alone', async ({ page }) => {
  const exercise = counter(page);
  await exercise.open();
  await forecastAll(exercise, '1');
  await exercise
    .group(/Which count does the second/)
    .getByRole('radio', { name: '1' })
    .focus();
  await page.keyboard.press('ArrowDown');
  await exercise.coldStartsAfterThePause.focus();
  await page.keyboard.press('Enter');
  await expect(exercise.result.getByText('Solved: all 7 forecasts were right.').first()).toBeVisible();
  await expect(exercise.result).toContainText('right in 7 of 7');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`axe finds nothing, ${colorScheme}:`, () => {
    test.use({ colorScheme });
    test('a forecast, before and after the run', async ({ page }) => {
      const exercise = counter(page);
      await exercise.open();
      const findings = async (): Promise<unknown[]> =>
        (await new AxeBuilder({ page }).include('#exercise-predict-a-counter').analyze()).violations;
      await exercise.run.click();
      expect(await findings()).toEqual([]);
      await forecastAll(exercise, '0');
      await exercise.run.click();
      await expect(exercise.result.getByText('Not as forecast', { exact: true })).toBeVisible();
      expect(await findings()).toEqual([]);
    });
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 } });
  test('questions and answers fit', async ({ page }) => {
    const exercise = counter(page);
    await exercise.open();
    await forecastAll(exercise, '1');
    await exercise.run.click();
    await expect(exercise.result.getByText('Not as forecast', { exact: true })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('questions, options and reasons can be read', async ({ page }) => {
    const exercise = counter(page);
    await page.goto(lesson);
    await expect(exercise.group(/Which count does the second/).getByRole('radio')).toHaveCount(3);
    await expect(exercise.region).toContainText('Nothing happens for 1 hour.');
    const reasons = exercise.region.locator('noscript details').filter({ hasText: 'What happens, and why' });
    await reasons.locator('summary').click();
    await expect(reasons.locator('dd').first()).toContainText('The code outside the handler ran once');
    await expect(reasons.locator('dd').first()).toBeVisible();
    await expect(exercise.run).toBeHidden();
  });
});
