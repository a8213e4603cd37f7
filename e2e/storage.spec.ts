import { goodGreeting } from './answers.ts';
import { expect, test } from './test.ts';

// Starlight reads its theme and the state of its sidebar without care.
test.use({ toleratedErrors: /SecurityError|QuotaExceededError|StarlightThemeProvider is not defined/ });

const key = 'coldstart:exercise:greet-by-name';

test('with storage refused there is a notice, and the course works', async ({ page, lesson }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('Access is denied for this document.', 'SecurityError');
      },
    });
  });
  await lesson.open();
  await lesson.greeting.submit(goodGreeting);
  await lesson.greeting.expectVerdict('Solved');
  await expect(lesson.greeting.region).toContainText('Your browser refuses to store anything for this site.');
});

test('with storage full there is a notice, and the course works', async ({ page, lesson }) => {
  await page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
  });
  await lesson.open();
  await lesson.greeting.submit(goodGreeting);
  await lesson.greeting.expectVerdict('Solved');
  await expect(lesson.greeting.region).toContainText('The storage of your browser is full.');
});

for (const [name, damaged] of Object.entries({
  'text that is no JSON': '{"version":1,"code":"export',
  'another shape': '{"version":1,"code":42}',
  'a report of another shape': '{"version":1,"last":{"code":"","report":{"verdict":null,"tasks":3}}}',
  'a version to come': '{"version":99}',
})) {
  test(`a stored record that is ${name} is put aside, and the course works`, async ({ page, lesson }) => {
    await page.goto('');
    await page.evaluate(
      ([name, value]) => {
        localStorage.setItem(name, value);
      },
      [key, damaged] as const,
    );
    await lesson.open();
    await expect(lesson.greeting.region).toContainText('could not be read, and was put aside');
    await expect(lesson.greeting.code).toHaveValue(/TODO/);
    expect(await page.evaluate((name) => localStorage.getItem(name), `coldstart:damaged:${key}`)).toBe(damaged);

    await lesson.greeting.submit(goodGreeting);
    await lesson.greeting.expectVerdict('Solved');
    await lesson.open();
    await expect(lesson.greeting.code).toHaveValue(goodGreeting);
  });
}
