import { expect, test } from './test.ts';

const path = 'lessons/your-first-handler/';

test('a wrong answer of the quiz says why, and a right one stays answered after a reload', async ({ page }) => {
  await page.goto(path);
  const question = page.getByRole('group', { name: /A request has no query string/ }).locator('xpath=..');
  await question.getByRole('radio', { name: 'An empty object.' }).check();
  await question.getByRole('button', { name: 'Check' }).click();
  await expect(question.getByRole('status')).toContainText('Not this one.');
  await expect(question).toContainText('An HTTP API leaves the property out.');

  await question.getByRole('radio', { name: 'It is not there.' }).check();
  await expect(question.getByRole('status')).toBeEmpty();
  await question.getByRole('button', { name: 'Check' }).click();
  await expect(question.getByRole('status')).toContainText('Right.');

  await page.reload();
  await expect(question.getByRole('status')).toContainText('Right.');
  await expect(question.getByRole('radio', { name: 'It is not there.' })).toBeChecked();
});

test('things are put in order with the keyboard alone', async ({ page }) => {
  await page.goto(path);
  const question = page.getByRole('group', { name: /Put in order what happens/ }).locator('xpath=..');
  const right = ['The HTTP API makes an event', 'Code outside', 'The handler runs', 'The HTTP API makes a response'];
  for (const [place, text] of right.entries()) {
    const items = question.getByRole('listitem');
    const from = (await items.allTextContents()).findIndex((item) => item.trim().startsWith(text));
    const up = items.getByRole('button', { name: `Move up: ${text}` });
    await up.focus();
    for (let step = from; step > place; step--) await page.keyboard.press('Enter');
    if (from > place) await expect(up).toBeFocused();
  }
  await question.getByRole('button', { name: 'Check' }).click();
  await expect(question.getByRole('status')).toContainText('Right.');
});

test('a figure shows its source on demand, by keyboard, and Escape closes it', async ({ page }) => {
  await page.goto('lessons/when-a-file-arrives/');
  const figure = page.getByRole('button', { name: '16 invocations (source)' }).first();
  const source = page.getByText(/^AWS Lambda Developer Guide, "Use Lambda recursive loop detection.*Checked in/);
  await expect(source).toBeHidden();
  await figure.focus();
  await page.keyboard.press('Enter');
  await expect(source).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(source).toBeHidden();
});

test('a lesson ends with where its figures come from', async ({ page }) => {
  await page.goto('lessons/when-a-file-arrives/');
  await expect(
    page.getByRole('listitem').filter({ hasText: 'checked in November 2026: 16 invocations.' }),
  ).toBeVisible();
});

test('a term shows what it means on focus and hover, Escape closes that, and its link leads to the glossary', async ({
  page,
}) => {
  await page.goto(path);
  const term = page.getByRole('link', { name: 'cold start', exact: true });
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await term.focus();
  await expect(page.getByRole('tooltip')).toContainText('has to wait for a new execution environment');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await term.blur();
  await term.hover();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await term.click();
  await expect(page).toHaveURL(/glossary\/#cold-start$/);
  await expect(page.locator('#cold-start')).toContainText('Cold start');
});

test('the chosen language holds for all handlers, and on the next page', async ({ page }) => {
  await page.goto(path);
  await expect(page.getByRole('tabpanel', { name: 'JavaScript' }).first()).toBeVisible();
  await page.getByRole('tab', { name: 'JavaScript' }).first().focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Python' }).first()).toBeFocused();
  await expect(page.getByRole('tabpanel', { name: 'Python' }).first()).toContainText('def handler(event, context)');
  await expect(page.getByRole('tabpanel', { name: 'JavaScript' })).toHaveCount(0);
  await page.goto('lessons/when-a-file-arrives/');
  await expect(page.getByRole('tabpanel', { name: 'Python' }).first()).toContainText('event["Records"]');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('each question shows its answer on demand, and handlers are there in both languages', async ({ page }) => {
    await page.goto(path);
    const answers = page.locator('course-quiz details');
    await expect(answers).toHaveCount(4);
    await answers.first().locator('summary').click();
    await expect(answers.first()).toContainText('Right: It is not there.');
    await expect(page.getByText('export const handler = async (event, context)').first()).toBeVisible();
    await expect(page.getByText('def handler(event, context)').first()).toBeVisible();
    await page.getByRole('link', { name: 'cold start', exact: true }).focus();
    await expect(page.getByRole('tooltip')).toBeVisible();
  });
});

test('at 320 px no preview or source makes the page wider than the screen', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of [path, 'lessons/when-a-file-arrives/', 'glossary/']) {
    await page.goto(address);
    for (const term of await page.locator('.term > a').all()) await term.focus();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  }
});
