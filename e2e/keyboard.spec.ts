import type { Page } from '@playwright/test';
import { goodGreeting } from './answers.ts';
import type { ExercisePart } from './pages/exercise-part.ts';
import { expect, test } from './test.ts';

/** Presses Tab until the editor has the focus. */
async function tabToCode(page: Page, { code }: ExercisePart): Promise<void> {
  for (let presses = 0; presses < 100; presses += 1) {
    if (await code.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('100 presses of Tab did not reach the editor.');
}

test('an exercise can be solved with the keyboard alone', { tag: '@sub-path' }, async ({ page, lesson }) => {
  await lesson.open();
  await tabToCode(page, lesson.greeting);
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(goodGreeting);
  await page.keyboard.press('Control+Enter');
  await lesson.greeting.expectVerdict('Solved');
  await expect(lesson.greeting.code).toBeFocused();

  await page.keyboard.press('Tab');
  await expect(lesson.greeting.code).not.toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await expect(lesson.greeting.code).toBeFocused();
});

test('the full editor is left with Escape', async ({ page, lesson }) => {
  await lesson.open();
  await lesson.greeting.code.fill(goodGreeting.replace('stranger', ''));
  await lesson.greeting.fullEditor.focus();
  await page.keyboard.press('Enter');
  await expect(lesson.greeting.fullEditor).toHaveAttribute('aria-pressed', 'true');
  await lesson.greeting.code.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('stranger');
  await page.keyboard.press('Control+Enter');
  await lesson.greeting.expectVerdict('Solved');
  await page.keyboard.press('Escape');
  await expect(lesson.greeting.run).toBeFocused();
});

test('the question before the solution is asked and answered with the keyboard', async ({ page, lesson }) => {
  await lesson.open();
  await lesson.greeting.showSolution.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Show the solution?' });
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(lesson.greeting.showSolution).toBeFocused();
});
