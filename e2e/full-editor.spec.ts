import { goodGreeting } from './answers.ts';
import { expect, test } from './test.ts';

test(
  'the full editor takes the place of the plain one without moving anything',
  { tag: '@sub-path' },
  async ({ page, lesson }) => {
    await lesson.open();
    const { greeting } = lesson;
    await greeting.code.fill(goodGreeting);
    const plain = await greeting.code.evaluate((area: HTMLTextAreaElement) => {
      area.setSelectionRange(13, 20);
      const { x, y, width, height } = area.closest('.wb-editor')?.getBoundingClientRect() ?? new DOMRect();
      return { x, y, width, height };
    });
    const runBefore = await greeting.run.boundingBox();
    await page.evaluate(() => {
      const shifts: number[] = [];
      Object.assign(window, { shifts });
      // Also those that follow an input: the learner's click must move nothing either.
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift' });
    });

    await greeting.fullEditor.click();
    await expect(greeting.fullEditor).toHaveAttribute('aria-pressed', 'true');
    const monaco = greeting.region.locator('.monaco-editor').first();
    await expect(monaco).toBeVisible();
    await expect(monaco).toContainText('queryStringParameters');
    const full = await monaco.evaluate((element) => {
      const { x, y, width, height } = element.closest('.wb-editor')?.getBoundingClientRect() ?? new DOMRect();
      return { x, y, width, height };
    });
    expect(full).toEqual(plain);
    expect(await greeting.run.boundingBox()).toEqual(runBefore);
    expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);

    // The selection is kept: what is typed takes its place.
    await greeting.code.focus();
    await page.keyboard.insertText('renamed');
    await greeting.fullEditor.click();
    await expect(greeting.code).toHaveValue(goodGreeting.replace('handler', 'renamed'));
  },
);

test('what was typed before can be undone in the full editor', async ({ page, lesson }) => {
  await lesson.open();
  const { greeting } = lesson;
  const starter = await greeting.code.inputValue();
  await greeting.code.fill(goodGreeting);
  await greeting.fullEditor.click();
  await expect(greeting.fullEditor).toHaveAttribute('aria-pressed', 'true');
  await greeting.code.focus();
  await page.keyboard.press('Control+Z');
  await greeting.fullEditor.click();
  await expect(greeting.code).toHaveValue(starter);
});

test('the full editor judges and stores like the plain one, and is remembered', async ({ page, lesson }) => {
  await lesson.open();
  await lesson.greeting.code.fill(goodGreeting);
  await lesson.greeting.fullEditor.click();
  await expect(lesson.greeting.fullEditor).toHaveAttribute('aria-pressed', 'true');
  await lesson.greeting.code.focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('// the end');
  await lesson.greeting.run.click();
  await lesson.greeting.expectVerdict('Solved');

  await lesson.open();
  await expect(lesson.greeting.code).toHaveValue(`${goodGreeting}// the end`);
  await lesson.greeting.code.focus();
  await expect(lesson.greeting.fullEditor).toHaveAttribute('aria-pressed', 'true');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`the full editor is ${scheme} where the page is`, async ({ page, lesson }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await lesson.open();
    await lesson.greeting.fullEditor.click();
    const monaco = lesson.greeting.region.locator('.monaco-editor').first();
    await expect(monaco).toHaveClass(scheme === 'light' ? /(^| )vs( |$)/ : /vs-dark/);
  });
}
