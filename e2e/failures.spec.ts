import { failures, goodGreeting } from './answers.ts';
import { expect, test } from './test.ts';

for (const { name, code, verdict, message, line, hints } of failures) {
  test(`the verdict on ${name} is "${verdict}", and the next answer is judged afresh`, async ({ lesson }) => {
    await lesson.open();
    await lesson.greeting.submit(code);
    await lesson.greeting.expectVerdict(verdict, message);
    await expect(lesson.greeting.checks('failed').first()).toBeVisible();
    await expect(lesson.greeting.nextHint).toHaveCount(hints ? 1 : 0);
    const goTo = lesson.greeting.result.getByRole('button', { name: /^Go to index\.mjs/ });
    if (line !== undefined) {
      await goTo.click();
      await expect(lesson.greeting.code).toBeFocused();
      const selected = await lesson.greeting.code.evaluate((area: HTMLTextAreaElement) =>
        area.value.slice(area.selectionStart, area.selectionEnd),
      );
      expect(selected).toBe(code.split('\n')[line - 1]);
    }

    await lesson.greeting.submit(goodGreeting);
    await lesson.greeting.expectVerdict('Solved');
  });
}

test('the editor marks where an error is, until the code changes; the full editor too', async ({ lesson }) => {
  await lesson.open();
  const { greeting } = lesson;
  await greeting.submit("export const handler = async (event) => {\n  console.log('a';\n};");
  await greeting.expectVerdict('Syntax error', 'missing ) after argument list');

  await expect(greeting.code).toHaveAttribute('aria-invalid', 'true');
  await expect(greeting.code).toHaveAttribute('aria-description', /^Line 2, column 15: /);
  await expect(greeting.region.locator('.wb-mark-here')).toHaveText("'");
  await expect(greeting.result.getByRole('button', { name: 'Go to index.mjs, line 2, column 15' })).toBeVisible();

  await greeting.fullEditor.click();
  await expect(greeting.region.locator('.squiggly-error')).toHaveCount(1);
  await greeting.fullEditor.click();

  await greeting.code.fill('export const handler = async () => 1;');
  await expect(greeting.code).toHaveAttribute('aria-invalid', 'false');
  await expect(greeting.region.locator('.wb-mark-here')).toHaveCount(0);
});
