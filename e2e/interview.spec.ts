import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.ts';

const path = 'interview/';
const key = 'coldstart:interview';
const firstQuestion = 'When would you take Lambda, and when servers or containers?';
const secondQuestion = 'There are servers behind it. So what does “serverless” mean?';

function deckOf(page: Page): Locator {
  return page.getByRole('region', { name: 'Interview deck' });
}

async function refuseStorage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  });
}

async function start(page: Page): Promise<Locator> {
  const deck = deckOf(page);
  await deck.getByRole('button', { name: /^Start with/ }).click();
  await expect(deck.getByRole('heading', { level: 2 })).toBeFocused();
  return deck;
}

test('a card is asked, compared and graded, and comes again when it is due', { tag: '@sub-path' }, async ({ page }) => {
  await page.clock.install({ time: new Date(2026, 10, 29, 9, 0) });
  await page.goto(path);
  const deck = await start(page);
  await expect(deck.getByRole('heading', { name: firstQuestion })).toBeVisible();
  await expect(deck.getByText('An invocation has 15 minutes and 10,240 MB.')).toHaveCount(0);
  await deck.getByRole('button', { name: 'Show the answer' }).click();
  await expect(deck.getByRole('heading', { name: 'A good answer' })).toBeFocused();
  await expect(deck.getByText('An invocation has 15 minutes and 10,240 MB.')).toBeVisible();
  await expect(deck.getByRole('link', { name: 'Lambda or a server' })).toBeVisible();
  await deck.getByRole('button', { name: 'Easy 8 days' }).click();
  await expect(deck.getByRole('status')).toHaveText('That card comes again on 7 December.');
  await expect(deck.getByRole('heading', { name: secondQuestion })).toBeFocused();

  await deck.getByRole('button', { name: 'Stop here' }).click();
  await expect(deck).toContainText('9 new cards. You have seen 1 of');
  await page.reload();
  await expect(deck).toContainText('9 new cards. You have seen 1 of');
  await expect(deck).toContainText('the next card comes on 7 December');

  await page.clock.setSystemTime(new Date(2026, 11, 7, 6, 0));
  await page.reload();
  await expect(deck).toContainText('1 card to repeat and 10 new cards.');
  await start(page);
  await expect(deck.getByRole('heading', { name: firstQuestion })).toBeVisible();
});

test('keys show, grade, put off and take back', async ({ page }) => {
  await page.goto(path);
  const deck = await start(page);
  await page.keyboard.press('Space');
  await expect(deck.getByRole('heading', { name: 'A good answer' })).toBeFocused();
  await page.keyboard.press('1');
  await expect(deck.getByRole('status')).toHaveText('That card comes again in 1 minute.');
  await expect(deck.getByRole('heading', { name: secondQuestion })).toBeFocused();

  await page.keyboard.press('ArrowRight');
  await expect(deck.getByRole('heading', { name: /Lambda is always 98% cheaper/ })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(deck.getByRole('heading', { name: secondQuestion })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(deck.getByRole('heading', { name: firstQuestion })).toBeFocused();
  await expect(deck.getByRole('status')).toHaveText('Your grade was taken back.');
  expect(await page.evaluate((name) => localStorage.getItem(name), key)).toBe('{"version":1,"cards":{}}');

  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowRight');
  await expect(deck.getByRole('status')).toHaveText('That card comes again in 10 minutes.');
  // On a button, Space presses the button.
  await deck.getByRole('button', { name: 'Later' }).focus();
  await page.keyboard.press('Space');
  await expect(deck.getByRole('heading', { name: /Lambda is always 98% cheaper/ })).toBeFocused();
});

test('the time is shown, can be paused, and can be turned off for good', async ({ page }) => {
  await page.clock.install({ time: new Date(2026, 10, 29, 9, 0) });
  await page.goto(path);
  const deck = await start(page);
  const timer = deck.getByRole('timer');
  await expect(timer).toHaveText('2:00 of 2:00 left');
  await page.clock.runFor(30_000);
  await expect(timer).toHaveText('1:30 of 2:00 left');
  await deck.getByRole('button', { name: 'Pause' }).click();
  await page.clock.runFor(60_000);
  await expect(timer).toHaveText('1:30 of 2:00 left');
  await deck.getByRole('button', { name: 'Go on' }).click();
  await page.clock.runFor(100_000);
  await expect(timer).toHaveText('Time is up, 0:10 over');
  await deck.getByRole('button', { name: 'Show the answer' }).click();
  await expect(deck).toContainText('You took 2:10 of 2:00.');

  await deck.getByRole('button', { name: 'Stop here' }).click();
  await deck.getByRole('checkbox', { name: 'Show how much time is left' }).uncheck();
  await page.reload();
  await expect(deck.getByRole('checkbox')).toBeChecked();
  await deck.hover();
  await expect(deck.getByRole('checkbox')).not.toBeChecked();
  await start(page);
  await expect(timer).toHaveCount(0);
});

test.describe('on a screen that is touched', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 800 } });

  async function swipe(page: Page, fromX: number, toX: number): Promise<void> {
    const card = deckOf(page).locator('.deck-card');
    const finger = { pointerType: 'touch', isPrimary: true, bubbles: true, clientY: 300 };
    await card.dispatchEvent('pointerdown', { ...finger, clientX: fromX });
    await card.dispatchEvent('pointerup', { ...finger, clientX: toX, clientY: 310 });
  }

  test('a swipe puts off, goes back and grades, as the buttons do', async ({ page }) => {
    await page.goto(path);
    const deck = await start(page);
    await swipe(page, 300, 100);
    await expect(deck.getByRole('heading', { name: secondQuestion })).toBeVisible();
    await swipe(page, 100, 300);
    await expect(deck.getByRole('heading', { name: firstQuestion })).toBeVisible();
    await deck.getByRole('button', { name: 'Show the answer' }).click();
    await swipe(page, 200, 220);
    await expect(deck.getByRole('heading', { name: 'A good answer' })).toBeVisible();
    await swipe(page, 100, 300);
    await expect(deck.getByRole('status')).toHaveText('That card comes again in 10 minutes.');
  });

  test('at 320 px the page is no wider than the screen', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    const deck = await start(page);
    await deck.getByRole('button', { name: 'Show the answer' }).click();
    await page.locator('details.card').evaluateAll((all) => {
      for (const details of all) (details as HTMLDetailsElement).open = true;
    });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  });
});

test('the cards of a topic can be taken alone, and more new ones after the ten of a day', async ({ page }) => {
  await page.goto(path);
  const deck = deckOf(page);
  await deck.getByRole('combobox', { name: 'Topic' }).selectOption('Cold starts');
  await start(page);
  await expect(deck.getByRole('heading', { name: /What is a cold start/ })).toBeVisible();
  await deck.getByRole('button', { name: 'Stop here' }).click();
  await deck.getByRole('combobox', { name: 'Topic' }).selectOption('All topics');
  await start(page);
  for (let card = 0; card < 10; card++) {
    await page.keyboard.press('Space');
    await page.keyboard.press('4');
  }
  await expect(deck.getByRole('heading', { name: 'Done for now' })).toBeVisible();
  await expect(deck).toContainText('10 cards on that day');
  await deck.getByRole('button', { name: '10 more new cards' }).click();
  await expect(deck).toContainText('10 cards left');
});

test.describe('with storage in trouble', () => {
  // Starlight reads its theme and the state of its sidebar without care.
  test.use({ toleratedErrors: /SecurityError|QuotaExceededError|StarlightThemeProvider is not defined/ });

  test('a damaged schedule is put aside, and told of', async ({ page }) => {
    await page.goto('');
    await page.evaluate((name) => {
      localStorage.setItem(name, '{"version":1,"cards":{"one":');
    }, key);
    await page.goto(path);
    await expect(deckOf(page)).toContainText('could not be read, and was put aside');
    expect(await page.evaluate((name) => localStorage.getItem(`coldstart:damaged:${name}`), key)).toBe(
      '{"version":1,"cards":{"one":',
    );
  });

  test('what there is to tell moves no button away from a finger that is on it', async ({ page }) => {
    await refuseStorage(page);
    await page.goto(path);
    const deck = deckOf(page);
    await deck.getByRole('button', { name: /^Start with/ }).hover();
    await page.mouse.down();
    await expect(deck).toContainText('Your browser refuses to store anything for this site.');
    await page.mouse.up();
    await expect(deck.getByRole('heading', { name: firstQuestion })).toBeFocused();
  });

  test('with storage full or refused, the deck works and says that it forgets', async ({ page }) => {
    await refuseStorage(page);
    await page.goto(path);
    const deck = await start(page);
    await page.keyboard.press('Space');
    await page.keyboard.press('4');
    await expect(deck).toContainText('Your browser refuses to store anything for this site.');
    await deck.getByRole('button', { name: 'Stop here' }).click();
    await expect(deck).toContainText('You have seen 1 of');
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('all questions can be read, with their answers and lessons', async ({ page }) => {
    await page.goto(path);
    await expect(deckOf(page)).toBeHidden();
    const cards = page.locator('details.card');
    expect(await cards.count()).toBeGreaterThanOrEqual(30);
    const card = cards.filter({ hasText: firstQuestion });
    await card.locator('summary').click();
    await expect(card).toContainText('An invocation has 15 minutes');
    await expect(card.getByRole('link', { name: 'Lambda or a server' })).toBeVisible();
  });
});
