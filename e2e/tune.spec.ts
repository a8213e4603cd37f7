import AxeBuilder from '@axe-core/playwright';
import { ExercisePart } from './pages/exercise-part.ts';
import { expect, test } from './test.ts';

test('a learner changes memory and timeout until what is measured meets the goal', async ({ page }) => {
  await page.goto('lessons/context-configuration-and-logs/');
  const exercise = new ExercisePart(page, 'Choose memory and timeout', 'template.yaml');
  await exercise.region.dispatchEvent('pointerover');
  await exercise.region.locator('[data-live=true]').waitFor({ state: 'attached' });
  const starter = await exercise.code.inputValue();
  const template = (memory: number, timeout: number): string =>
    starter.replace(/MemorySize: \d+/, `MemorySize: ${memory}`).replace(/Timeout: \d+/, `Timeout: ${timeout}`);

  await exercise.run.click();
  await exercise.expectVerdict('Wrong value', 'expected at most 16 ms');
  await exercise.submit(template(1_769, 2));
  await exercise.expectVerdict('Wrong value', 'GB-seconds; expected at most 0.16');
  await exercise.submit(template(768, 30));
  await exercise.expectVerdict('Wrong value', 'expected at most 2');
  await exercise.submit(template(768, 2));
  await exercise.expectVerdict('Solved');

  const runs = exercise.region.getByRole('table', { name: 'Your runs, measured' }).getByRole('row');
  await expect(runs).toHaveCount(5);
  await expect(runs.nth(1)).toContainText(/^4768 MB2 s.*met$/);
  await expect(runs.nth(4)).toContainText(/^1128 MB30 s.*not met$/);
  const { violations } = await new AxeBuilder({ page }).include('#exercise-choose-the-memory').analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ id, html })))).toEqual([]);
});
