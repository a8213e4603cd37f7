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
