import { goodGreeting, greetsTheWorld } from './answers.ts';
import { expect, test } from './test.ts';

test('an event can be chosen, changed and sent without grading', { tag: '@sub-path' }, async ({ lesson }) => {
  await lesson.open();
  const { greeting } = lesson;
  await greeting.code.fill(goodGreeting);
  await greeting.events.locator('> summary').click();
  const choice = greeting.events.getByLabel('Event', { exact: true });
  await choice.selectOption({ index: 1 });
  const text = greeting.events.getByLabel(/edit/i);
  await expect(text).not.toHaveValue(/"queryStringParameters"/);
  const event = JSON.parse(await text.inputValue()) as Record<string, unknown>;

  await text.fill(JSON.stringify({ ...event, queryStringParameters: { name: 'Grace' } }));
  await greeting.events.getByRole('button', { name: 'Send without grading' }).click();
  const answer = greeting.events.getByRole('region', { name: /^Answer to the event/ });
  await expect(answer).toContainText('HTTP 200');
  await expect(answer).toContainText('Hello, Grace!');
  await expect(greeting.checks('passed')).toHaveCount(0);
  await expect(lesson.link).not.toContainText('solved');

  await text.fill('{ "rawPath": ');
  await greeting.events.getByRole('button', { name: 'Send without grading' }).click();
  await expect(greeting.events.getByRole('alert')).toContainText('This is not JSON');
});

test('a failed check opens the very event that it failed with', async ({ lesson }) => {
  await lesson.open();
  const { greeting } = lesson;
  await greeting.submit(greetsTheWorld);
  await greeting.expectVerdict('Wrong value');
  const failed = greeting.checks('failed').first();
  const expected = await greeting.figure(failed, 'Expected').textContent();
  const name = /Hello, (.+)!/.exec(expected ?? '')?.[1] ?? 'no name was expected';

  await failed.getByRole('button', { name: 'Replay this event' }).click();
  const text = greeting.events.getByLabel(/edit/i);
  await expect(text).toHaveValue(new RegExp(`"name": "${name}"`));

  await greeting.code.fill(goodGreeting);
  await greeting.events.getByRole('button', { name: 'Send without grading' }).click();
  await expect(greeting.events.getByRole('region', { name: /^Answer to the event/ })).toContainText(`Hello, ${name}!`);
});
