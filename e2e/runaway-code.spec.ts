import { goodGreeting, nativeEndlessLoop } from './answers.ts';
import { expect, test } from './test.ts';

test(
  'a native endless loop ends by itself, and a good answer after it passes',
  { tag: '@sub-path' },
  async ({ lesson }) => {
    await lesson.open();
    await lesson.greeting.submit(nativeEndlessLoop);
    const startMs = Date.now();
    await lesson.greeting.expectVerdict('Stopped', /5(\.0)? s/);
    expect(Date.now() - startMs).toBeLessThan(12_000);
    await expect(lesson.greeting.checks('passed')).toHaveCount(0);

    await lesson.greeting.submit(goodGreeting);
    await lesson.greeting.expectVerdict('Solved');
  },
);

test('Stop ends a run at once, and the page stays usable while code runs', async ({ page, lesson }) => {
  await lesson.open();
  await lesson.greeting.submit(nativeEndlessLoop);
  await expect(lesson.greeting.region.getByText('Running …')).toBeVisible();
  await lesson.echo.code.fill('// typed while the other one runs');
  await expect(lesson.echo.code).toHaveValue('// typed while the other one runs');

  await lesson.greeting.stop.click();
  await lesson.greeting.expectVerdict('Stopped', 'You stopped the run');
  await expect(lesson.greeting.announcement).toContainText('Stopped');
  await expect.poll(() => page.workers().length).toBe(0);

  await lesson.greeting.submit(goodGreeting);
  await lesson.greeting.expectVerdict('Solved');
});

test('stored code does not run by itself after a reload', async ({ page, lesson }) => {
  await lesson.open();
  await lesson.greeting.code.fill(nativeEndlessLoop);
  await lesson.open();
  await expect(lesson.greeting.code).toHaveValue(nativeEndlessLoop);
  expect(page.workers()).toHaveLength(0);
  await expect(lesson.greeting.result).toContainText('Run your code to have it checked');
});
