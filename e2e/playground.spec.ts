import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { unzipSync } from 'fflate';
import { goodGreeting } from './answers.ts';
import { PlaygroundPage } from './pages/playground-page.ts';
import { expect, test } from './test.ts';

const totals = `import { total } from './lib/total.mjs';
export const handler = async ({ items }) => ({ total: total(items), stage: process.env.STAGE });`;
const total = 'export const total = (items) => items.reduce((sum, one) => sum + one, 0);';

test('a function runs, and its answer is there', { tag: '@sub-path' }, async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.expectRun('The function was called once, and answered.');
  await expect(playground.result).toContainText('"greeting": "Hello, Ada!"');
});

test('an address is read as Node.js reads it, whatever the browser makes of it', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.code('index.mjs').fill(`export const handler = async () => ({
    read: ['https://exa mple.com/a', 'https://exa%20mple.com/a', 'https://*.example.com/a?b#c'].map((text) => URL.parse(text)?.href ?? 'none'),
  });`);
  await playground.expectRun('The function was called once, and answered.');
  await expect(playground.result.getByText(/"read"/)).toHaveText(
    /"none",\s*"none",\s*"https:\/\/\*\.example\.com\/a\?b#c"/,
  );
});

test('files are added, renamed and deleted, and what was deleted comes back', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.code('index.mjs').fill(totals);
  await playground.addFile('lib/sum.mjs', total);
  await playground.events.fill('{ "items": [1, 2, 3], "more": true }');
  await playground.expectRun('The function was called once, and failed.');
  await expect(playground.result).toContainText("Cannot find module '/var/task/lib/total.mjs'");

  await playground.button('Rename lib/sum.mjs').click();
  const name = playground.region.getByLabel('New name of lib/sum.mjs');
  await name.fill('../total.mjs');
  await name.press('Enter');
  await expect(playground.region).toContainText('A file cannot be called ../total.mjs.');
  await name.fill('index.mjs');
  await name.press('Enter');
  await expect(playground.region).toContainText('There is a file index.mjs already.');
  await name.fill('lib/total.mjs');
  await name.press('Enter');
  await playground.expectRun('The function was called once, and answered.');
  await expect(playground.result).toContainText('"total": 6');

  await playground.button('Delete lib/total.mjs').click();
  await expect(playground.notices).toContainText('lib/total.mjs was deleted.');
  await playground.button('Bring back what was here').click();
  await playground.expectRun('The function was called once, and answered.');
});

test('configuration reaches the function, and what AWS refuses is told', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground
    .code('index.mjs')
    .fill('export const handler = async (event, { memoryLimitInMB }) => [memoryLimitInMB, process.env.STAGE];');
  await playground.openPart('Configuration');
  await playground.region.getByLabel('Memory (MB)').fill('64');
  await playground.button('Add a variable').click();
  await page.keyboard.type('STAGE');
  await playground.region.getByLabel('Value of variable 1').fill('test');
  await playground.expectRun(/memorySize: expected 128 or more, found 64/);
  await playground.region.getByLabel('Memory (MB)').fill('256');
  await playground.expectRun('The function was called once, and answered.');
  await expect(playground.result).toContainText('"256",\n  "test"');
});

test('a sample of each source calls the function', async ({ page }) => {
  test.slow();
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.code('index.mjs').fill('export const handler = async (event) => Object.keys(event).sort().join();');
  for (const [sample, answer] of [
    [/^HTTP API: GET/, 'rawPath'],
    [/^REST API/, 'multiValueHeaders'],
    [/^function URL/, 'rawPath'],
    [/^S3/, 'Records'],
    [/^SQS/, 'Records'],
    [/^SNS/, 'Records'],
    [/^DynamoDB/, 'Records'],
    [/^EventBridge/, 'detail-type'],
    [/^a schedule/, 'job'],
    [/^an asynchronous/, 'order'],
  ] as const) {
    await playground.chooseSample(sample);
    await playground.expectRun(/^The function was called (?:once|\d+ times), and answered\.$/);
    await expect(playground.result).toContainText(answer);
  }
});

test('what is wrong in the events and services is told with its line', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.events.fill('- invoke: {}\n- send-messages: { queue: orders, messages: [{ body: x }] }\n');
  await playground.expectRun(/expected queues under resources, found "orders"/);
  await playground.result.getByRole('button', { name: 'Events, line 2' }).click();
  await expect(playground.events).toBeFocused();
  expect(await playground.events.evaluate((area) => (area as HTMLTextAreaElement).selectionStart)).toBe(13);

  await playground.openPart('Services and triggers');
  await playground.services.fill('resources:\n  queus: { orders: {} }\n');
  await playground.expectRun(/Did you mean "queues"\?/);
  await expect(playground.services).toHaveAttribute('aria-description', /^Line 2, column 1: resources\.queus/);
});

test('everything is there again after a reload', { tag: '@sub-path' }, async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.addFile('lib/total.mjs', total);
  await playground.chooseSample(/^SQS/);
  await playground.openPart('Configuration');
  await playground.region.getByLabel('Timeout (seconds)').fill('9');
  await page.reload();
  await expect(playground.events).toHaveValue(/send-messages/);
  await page.getByRole('tab', { name: 'lib/total.mjs' }).click();
  await expect(playground.code('lib/total.mjs')).toHaveValue(total);
  await playground.openPart('Services and triggers');
  await expect(playground.services).toHaveValue(/kind: sqs/);
  await playground.openPart('Configuration');
  await expect(playground.region.getByLabel('Timeout (seconds)')).toHaveValue('9');
  await expect(playground.result).not.toContainText('The function was called');
});

test(
  'a link brings everything to another browser, and nothing of it runs by itself',
  { tag: '@sub-path' },
  async ({ page, browser, baseURL }) => {
    const playground = new PlaygroundPage(page);
    await playground.open();
    await playground.code('index.mjs').fill(totals);
    await playground.addFile('lib/total.mjs', total);
    await playground.events.fill('- invoke: { items: [4, 5] } # "nine" €\n');
    await playground.openPart('Services and triggers');
    await playground.services.fill('resources: { queues: { orders: {} } }\n');
    await playground.openPart('Configuration');
    await playground.button('Add a variable').click();
    await page.keyboard.type('STAGE');
    await playground.region.getByLabel('Value of variable 1').fill('shared');
    const link = await playground.shareLink();
    expect(link.length).toBeLessThan(1_000);

    const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
    const other = new PlaygroundPage(await context.newPage());
    const requests: string[] = [];
    other.page.on('request', (request) => requests.push(request.url()));
    await other.page.goto(link);
    await expect(other.notices).toContainText('You have opened the playground of this link. Nothing of it has run.');
    await expect(other.code('index.mjs')).toHaveValue(totals);
    await other.page.getByRole('tab', { name: 'lib/total.mjs' }).click();
    await expect(other.code('lib/total.mjs')).toHaveValue(total);
    await expect(other.events).toHaveValue('- invoke: { items: [4, 5] } # "nine" €\n');
    await expect(other.result).toContainText('Run the function to see what comes of it.');
    // Neither the address that is shown nor one that was asked for has what is in the link.
    expect(other.page.url()).not.toContain('code=');
    expect(requests.filter((url) => url.includes('code='))).toEqual([]);
    await other.expectRun('The function was called once, and answered.');
    await expect(other.result).toContainText('"stage": "shared"');
    await context.close();
  },
);

test('a link that is damaged says so, and what was here is still here', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.code('index.mjs').fill('// mine');
  const link = await playground.shareLink();
  for (const damaged of [link.slice(0, -5), link.replace('#code=1.', '#code=9.'), link.slice(0, 40)]) {
    await page.goto('about:blank');
    await page.goto(damaged.includes('#code=') ? damaged : `${damaged.split('#')[0] ?? ''}#code=`);
    await expect(playground.notices).toContainText('This link cannot be opened.');
    await expect(playground.notices).toContainText('What you have here is as it was.');
    await expect(playground.code('index.mjs')).toHaveValue('// mine');
  }
});

test('a hostile link does not run, and does not take the place of what is here without being asked', async ({
  page,
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
  const author = new PlaygroundPage(await context.newPage());
  await author.open();
  await author
    .code('index.mjs')
    .fill('while (true);\nexport const handler = async () => "<img src=x onerror=alert(1)>";');
  await author.events.fill('{ "a": "<script>alert(1)</script>", "b": 1 }');
  const link = await author.shareLink();
  await context.close();

  const workers: string[] = [];
  page.on('worker', (worker) => workers.push(worker.url()));
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.code('index.mjs').fill('// mine');
  await page.goto('about:blank');
  await page.goto(link);
  await expect(playground.notices).toContainText('You have a playground of your own here.');
  await expect(playground.code('index.mjs')).toHaveValue('// mine');
  await playground.button('Keep what is here').click();
  await page.reload();
  await expect(playground.code('index.mjs')).toHaveValue('// mine');
  await expect(playground.notices).toBeEmpty();

  await page.goto('about:blank');
  await page.goto(link);
  await playground.button('Open it').click();
  await expect(playground.code('index.mjs')).toHaveValue(/while \(true\)/);
  await page.reload();
  await expect(playground.code('index.mjs')).toHaveValue(/while \(true\)/);
  await expect(playground.run).toBeEnabled();
  expect(workers).toEqual([]);

  // Whoever runs it is not lost either.
  await playground.run.click();
  await playground.button('Stop').click();
  await expect(playground.result).toContainText('You stopped the run.');
  await playground.button('Bring back what was here').click();
  await expect(playground.code('index.mjs')).toHaveValue('// mine');
});

test('what is too much for a link is told, with what takes most', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  const noise = Array.from({ length: 3_000 }, (_, index) => Math.imul(index + 1, 2_654_435_761) >>> 0).join('');
  await playground.addFile('data.json', JSON.stringify(noise));
  await playground.openPart('Share as a link');
  await expect(playground.region).toContainText(/The link would have [\d,]+ characters, and 8,192 are the most/);
  await expect(
    playground.region.getByRole('listitem').filter({ hasText: 'characters of the link' }).first(),
  ).toContainText(/^data\.json: [\d,]+ bytes/);
});

test('the folder that is downloaded answers the same, with npm run invoke', async ({ page }) => {
  test.slow();
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.code('index.mjs').fill(totals);
  await playground.addFile('lib/total.mjs', total);
  await playground.events.fill('- invoke: { items: [1, 2] }\n- invoke: { items: [10, 20] }\n');
  const files = unzipSync(await playground.downloadZip());
  expect(Object.keys(files)).toEqual(
    expect.arrayContaining([
      'coldstart-playground/template.yaml',
      'coldstart-playground/src/index.mjs',
      'coldstart-playground/src/lib/total.mjs',
      'coldstart-playground/src/package.json',
      'coldstart-playground/events/2.json',
    ]),
  );

  const place = await mkdtemp(join(tmpdir(), 'coldstart-download-'));
  try {
    for (const [path, bytes] of Object.entries(files)) {
      await mkdir(dirname(join(place, path)), { recursive: true });
      await writeFile(join(place, path), bytes);
    }
    const folder = join(place, 'coldstart-playground');
    const events = ['1', '2'].flatMap((number) => ['--event', join(folder, 'events', `${number}.json`)]);
    const args = ['run', '--silent', 'invoke', '--', join(folder, 'src'), ...events];
    const { stdout } = await promisify(execFile)('npm', args);
    expect(stdout.trim().split('\n')).toEqual(['{"total":3}', '{"total":30}']);
  } finally {
    await rm(place, { recursive: true });
  }
  await playground.expectRun('The function was called 2 times, and answered.');
  await expect(playground.result).toContainText('"total": 30');
});

test('the events of a source are in the folder, and the code does not run for it', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.code('index.mjs').fill('throw new Error("it ran"); export const handler = 1;');
  await playground.chooseSample(/^S3/);
  const files = unzipSync(await playground.downloadZip());
  const event = JSON.parse(new TextDecoder().decode(files['coldstart-playground/events/1.json'])) as unknown;
  expect(event).toMatchObject({
    Records: [{ eventName: 'ObjectCreated:Put', s3: { object: { key: 'reports/my+report.txt' } } }],
  });
  await expect(playground.region).toContainText('Names of buckets are unique in all of AWS.');
});

test(
  'an exercise opens in the playground, with what was written there',
  { tag: '@sub-path' },
  async ({ page, lesson }) => {
    await lesson.open();
    await lesson.greeting.code.fill(goodGreeting);
    await lesson.greeting.region.getByRole('link', { name: 'Open in the playground' }).click();
    const playground = new PlaygroundPage(page);
    await expect(playground.notices).toContainText('"Greet the caller by name", with what you wrote there.');
    await expect(playground.code('index.mjs')).toHaveValue(goodGreeting);
    await expect(playground.events).toHaveValue(/^- request:/);
    await playground.expectRun('The function was called once, and answered.');

    await playground.openPart('Import from an exercise');
    await playground.region.getByLabel(/^Exercise/).selectOption({ label: 'Greet the caller by name' });
    await playground.region.getByLabel('as the exercise begins').check();
    await playground.button('Import').click();
    await expect(playground.code('index.mjs')).toHaveValue(/TODO/);
    await page.goto('playground/#exercise=your-first-handler/no-such-exercise');
    await expect(playground.notices).toContainText('There is no such exercise.');
    await expect(playground.code('index.mjs')).toHaveValue(/TODO/);
  },
);

test('another tab that changes the playground is noticed', async ({ page, context }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.code('index.mjs').fill('// here');
  const other = new PlaygroundPage(await context.newPage());
  await other.open();
  await other.code('index.mjs').fill('// there');
  await expect(playground.notices).toContainText('The playground was changed in another tab.');
  await playground.button('Take that version').click();
  await expect(playground.code('index.mjs')).toHaveValue('// there');
});

test('what is stored and cannot be read is put aside', async ({ page }) => {
  await page.goto('');
  await page.evaluate(() => {
    localStorage.setItem('coldstart:playground', '{"version":1,"playground":{}}');
  });
  const playground = new PlaygroundPage(page);
  await playground.open();
  await expect(playground.region).toContainText(
    'What was stored of the playground could not be read, and was put aside.',
  );
  expect(await page.evaluate(() => localStorage.getItem('coldstart:damaged:coldstart:playground'))).toBe(
    '{"version":1,"playground":{}}',
  );
  await playground.expectRun('The function was called once, and answered.');
});

test('all of it is done with the keyboard', async ({ page }) => {
  const playground = new PlaygroundPage(page);
  await playground.open();
  await playground.code('index.mjs').focus();
  await page.keyboard.press('Control+Enter');
  await expect(playground.result.getByText('The function was called once, and answered.').last()).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(playground.button('New file')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(playground.region.getByLabel('Name of the new file')).toBeFocused();
  await page.keyboard.type('two.mjs');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'two.mjs' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('tab', { name: 'index.mjs' })).toBeFocused();
  await playground.region.locator('summary', { hasText: 'Share as a link' }).focus();
  await page.keyboard.press('Enter');
  await expect(playground.region.getByRole('textbox', { name: /^The link/ })).toHaveValue(/#code=1\./);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

  test('everything fits, and what came of a run is in sight', async ({ page }) => {
    const playground = new PlaygroundPage(page);
    await playground.open();
    await playground.addFile('a-name-that-is-rather-long-for-a-phone.mjs', '');
    await playground.chooseSample(/^SQS/);
    for (const part of ['Configuration', 'Services and triggers', 'Import', 'Share', 'Download'])
      await playground.openPart(part);
    await playground.expectRun('The function was called once, and answered.');
    await expect(playground.result).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0,
    );
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a sentence says what the playground is, and what it needs', async ({ page }) => {
    await page.goto('playground/');
    const note = page.locator('noscript p').filter({ hasText: 'It needs JavaScript' });
    await expect(note).toBeVisible();
    await expect(page.getByRole('button', { name: 'Run' })).toBeHidden();
  });
});
