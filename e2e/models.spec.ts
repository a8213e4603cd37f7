import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './test.ts';

const idleCost = { path: 'lessons/why-serverless/', name: 'Model: what idle servers cost', key: 'idle-cost' };
const timeline = {
  path: 'lessons/the-execution-environment/',
  name: 'Model: execution environments over time',
  key: 'timeline',
};
const queue = { path: 'lessons/sns-and-sqs/', name: 'Model: messages of a queue over time', key: 'queue' };
const traffic = {
  path: 'lessons/anatomy-of-a-cold-start/',
  name: 'Model: traffic and environments',
  key: 'traffic',
};
const costExplorer = {
  path: 'lessons/lambda-or-a-server/',
  name: 'Model: what a service costs on Lambda, Fargate and EC2',
  key: 'cost',
};
const power = {
  path: 'lessons/memory-is-a-price-knob/',
  name: 'Model: time and cost by memory size',
  key: 'power',
};
const warmTraffic = { ...traffic, path: 'lessons/keeping-environments-warm/' };
const concurrency = { path: 'lessons/concurrency/', name: 'Model: a spike and its limits', key: 'concurrency' };
const models = [idleCost, timeline, queue, traffic, costExplorer, power, concurrency];

async function open(page: Page, { path, name }: (typeof models)[number]): Promise<Locator> {
  await page.goto(path);
  return page.getByRole('region', { name, exact: true });
}

/** What the model has found, in words. */
function findingOf(model: Locator): Locator {
  return model.locator('.model-finding');
}

function run(model: Locator): Locator {
  return model.getByRole('button', { name: 'Run', exact: true });
}

test(
  'the idle cost follows the slider by the arrow keys, and the address says so',
  { tag: '@sub-path' },
  async ({ page }) => {
    const model = await open(page, idleCost);
    await expect(findingOf(model)).toContainText('At 100 requests a day');
    await model.getByRole('slider').focus();
    await page.keyboard.press('ArrowRight');
    await expect(findingOf(model)).toContainText('At 120 requests a day');
    await page.keyboard.press('ArrowRight');
    await expect(findingOf(model)).toContainText('At 150 requests a day');
    await expect(model.getByRole('img')).toHaveAccessibleName(/^At 150 requests a day/);
    await expect(page).toHaveURL(/idle-cost=150/);

    await page.reload();
    await expect(findingOf(model)).toContainText('At 150 requests a day');
    await expect(model.getByRole('slider')).toHaveAttribute('aria-valuetext', '150 requests a day');
  },
);

test('what is set before a model is loaded is not lost', async ({ page }) => {
  let letThrough = (): void => undefined;
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(/idle-cost-model.*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  const model = await open(page, idleCost);
  await model.getByRole('checkbox', { name: 'Behind a load balancer' }).uncheck();
  await model.getByRole('spinbutton', { name: 'How many' }).fill('1');
  await page.keyboard.press('Tab');
  await expect(findingOf(model)).toContainText('the servers $53.35');
  letThrough();
  await expect(findingOf(model)).toContainText('the servers $15.70');
  await expect(model.getByRole('checkbox', { name: 'Behind a load balancer' })).not.toBeChecked();
});

test('a number out of bounds is put right', async ({ page }) => {
  const model = await open(page, idleCost);
  const memory = model.getByRole('spinbutton', { name: 'Memory in MB' });
  for (const [typed, put] of [
    ['5', '128'],
    ['99999', '10240'],
    ['', '10240'],
  ] as const) {
    await memory.fill(typed);
    await page.keyboard.press('Tab');
    await expect(memory).toHaveValue(put);
  }
});

test(
  'the timeline shows a run before anything is loaded, and the engine comes with Run',
  { tag: '@sub-path' },
  async ({ page }) => {
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const model = await open(page, timeline);
    await expect(findingOf(model)).toContainText('12 requests needed 4 execution environments: 4 cold starts, 8 warm.');
    await model.getByRole('combobox', { name: 'They come' }).selectOption('all at the same moment');
    await expect(model.getByText('The picture is of other settings than these.')).toBeVisible();
    expect(requests.filter((url) => /engine|worker/.test(url))).toEqual([]);

    await run(model).click();
    await expect(findingOf(model)).toContainText(
      '12 requests needed 12 execution environments: 12 cold starts, 0 warm.',
    );
    await expect(model.locator('.model-lane')).toHaveCount(12);
    await expect(model.getByText('The picture is of other settings than these.')).toBeHidden();

    // From now on, it follows the controls.
    await model.getByRole('combobox', { name: 'They come' }).selectOption('one each second');
    await expect(findingOf(model)).toContainText('12 requests needed 1 execution environment: 1 cold start, 11 warm.');
    await model.getByText('The picture as a table').click();
    const rows = model.getByRole('table').getByRole('row');
    await expect(rows).toHaveCount(13);
    await expect(rows.nth(1)).toContainText(/cold.*"served":1/);
    await expect(rows.nth(12)).toContainText(/warm.*"served":12/);
  },
);

test('the timeline runs what stands in its editor, and arrivals that are pasted', async ({ page }) => {
  const model = await open(page, timeline);
  await model.getByRole('combobox', { name: 'They come' }).selectOption('at times of your own');
  const list = model.getByRole('textbox', { name: 'Seconds, as a list' });
  await list.fill('0, soon');
  await model
    .getByRole('textbox', { name: 'Code: index.mjs' })
    .fill('export const handler = () => { throw new Error("no"); };');
  await page.keyboard.press('Control+Enter');
  await expect(model.getByText("'soon' is no time. Write seconds from 0 to 86400")).toBeVisible();

  await list.fill('0\n0\n2000');
  await run(model).click();
  await expect(findingOf(model)).toContainText('3 requests needed 3 execution environments');
  await expect(findingOf(model)).toContainText('3 requests failed.');

  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await expect(model.getByRole('textbox', { name: 'Code: index.mjs' })).toHaveValue(/throw new Error/);
  await expect(model.getByText('The picture is of other settings than these.')).toBeVisible();
  await model.getByRole('button', { name: 'Put the given code back' }).click();
  await run(model).click();
  await expect(findingOf(model)).not.toContainText('failed');
});

test('the timeline runs what somebody has written in an exercise', async ({ page }) => {
  const model = await open(page, timeline);
  const exercise = page.getByRole('region', { name: 'Exercise: Ask for the secret once' });
  await exercise.dispatchEvent('pointerover');
  await exercise.locator('.wb[data-live=true]').waitFor();
  await exercise
    .getByRole('textbox', { name: 'Code: index.mjs' })
    .fill('export const handler = async () => ({ statusCode: 418, body: "mine" });');
  await model.getByRole('combobox', { name: 'Handler' }).selectOption({ index: 1 });
  await run(model).click();
  await model.getByText('The picture as a table').click();
  await expect(model.getByRole('table').getByRole('row').nth(1)).toContainText('mine');
});

test(
  'the queue shows a run before anything is loaded, and follows its controls after Run',
  { tag: '@sub-path' },
  async ({ page }) => {
    const model = await open(page, queue);
    await expect(findingOf(model)).toContainText(
      'Of 100 messages, 96 were done and deleted, and 4 became dead letters.',
    );
    await model.getByRole('checkbox', { name: 'ReportBatchItemFailures' }).uncheck();
    await run(model).click();
    await expect(findingOf(model)).toContainText(
      'Of 100 messages, 100 were done and deleted, and 0 became dead letters.',
    );
    await model.getByRole('spinbutton', { name: 'VisibilityTimeout in s' }).fill('2');
    await page.keyboard.press('Tab');
    await expect(model.getByText('Lambda refuses to poll this queue')).toBeVisible();
    await model.getByRole('spinbutton', { name: 'VisibilityTimeout in s' }).fill('60');
    await model
      .getByRole('textbox', { name: 'Code: index.mjs' })
      .fill('export const handler = () => { throw new Error("no"); };');
    await run(model).click();
    await expect(findingOf(model)).toContainText(
      'Of 100 messages, 0 were done and deleted, and 100 became dead letters.',
    );
    await expect(findingOf(model)).toContainText('30 batches failed as a whole.');
    await expect(model.getByRole('img')).toHaveAccessibleName(/100 became dead letters/);
    await expect(page).toHaveURL(/queue=100/);
  },
);

test('the traffic follows its controls, and the address says so', async ({ page }) => {
  const model = await open(page, traffic);
  await expect(findingOf(model)).toContainText('Of 114 requests, 10 met a cold start');
  await expect(model.locator('.model-lane')).toHaveCount(10);
  await model.getByRole('spinbutton', { name: 'Concurrency limit' }).fill('5');
  await page.keyboard.press('Tab');
  await expect(findingOf(model)).toContainText('5 requests were throttled.');
  await expect(model.getByRole('img')).toHaveAccessibleName(/5 requests were throttled/);
  await expect(page).toHaveURL(/traffic=burst/);
  await page.reload();
  await expect(findingOf(model)).toContainText('5 requests were throttled.');

  await model.getByRole('combobox', { name: 'They come' }).selectOption('at times of your own');
  const times = model.getByRole('textbox', { name: 'Times, one a line' });
  await times.fill('0\nsoon');
  await page.keyboard.press('Tab');
  await expect(model.getByText('Line 2 is no time: “soon”.')).toBeVisible();
  await times.fill('0\n0\n0');
  await page.keyboard.press('Tab');
  await expect(findingOf(model)).toContainText('Of 3 requests, 3 met a cold start: 100%');
});

test('the cost explorer follows its controls, and its bills can be taken along', async ({ page }) => {
  const model = await open(page, costExplorer);
  await expect(findingOf(model)).toContainText('Lambda costs $8.82 a month, 2 tasks on Fargate $67.42, and 2 servers');
  await model.getByRole('combobox', { name: 'Behind' }).selectOption('a REST API');
  await expect(findingOf(model)).toContainText('Lambda costs $16.32 a month');
  await model.getByRole('spinbutton', { name: 'Busiest second, times the mean' }).fill('100');
  await page.keyboard.press('Tab');
  await expect(findingOf(model)).toContainText('3 tasks on Fargate $88.80');
  await model.getByRole('slider').focus();
  await page.keyboard.press('ArrowRight');
  await expect(findingOf(model)).toContainText('At 120,000 requests a day');
  await expect(model.getByRole('img')).toHaveAccessibleName(/^At 120,000 requests a day/);
  await expect(page).toHaveURL(/cost=120000%7E100%7E512%7Ex86_64%7Efalse%7Erest-api/);
  await page.reload();
  await expect(findingOf(model)).toContainText('At 120,000 requests a day');

  await model.getByText('The three bills, line by line').click();
  const download = page.waitForEvent('download');
  await model.getByRole('link', { name: 'Download the bills as CSV' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('bills.csv');
  const rows = (await readFile(await saved.path(), 'utf8')).split('\r\n');
  expect(rows[0]).toBe('bill,what,quantity,unit,US dollars a unit,US dollars');
  expect(rows).toContain('Lambda,REST API,3600000,requests,0.0000035,12.6');
});

test('power tuning runs what stands in its editor, and what somebody has written in an exercise', async ({ page }) => {
  const model = await open(page, power);
  await expect(findingOf(model)).toContainText('Cheapest: 128 MB');
  await expect(findingOf(model)).toContainText('Fastest: 1,769 MB');
  await model.getByRole('spinbutton', { name: 'ROUNDS' }).fill('0');
  await run(model).click();
  await expect(findingOf(model)).toContainText('Cheapest, balanced and fastest: 128 MB, 61 ms each');
  await model.getByRole('combobox', { name: 'Price of' }).selectOption('arm64');
  await expect(findingOf(model)).toContainText('61 ms each and $0.10 for a million');

  await model.getByRole('combobox', { name: 'Handler' }).selectOption({ index: 1 });
  await expect(findingOf(model)).toContainText('fastest: 1,769 MB, 17 ms each');
  await model.getByText('The chart as a table').click();
  await expect(model.getByRole('table').getByRole('row')).toHaveCount(16);
  await expect(page).toHaveURL(/power=0%7E60%7Earm64%7Eexercise/);
});

test('more traffic than the page can play at once is played by a worker, and the controls go on answering', async ({
  page,
}) => {
  const model = await open(page, traffic);
  await model.getByRole('combobox', { name: 'They come' }).selectOption('steadily, at random');
  await model.getByRole('spinbutton', { name: 'Requests an hour' }).fill('100000');
  await model.getByRole('spinbutton', { name: 'Hours watched' }).fill('10');
  await page.keyboard.press('Tab');
  await expect(findingOf(model)).toContainText(/Of (?:1,00\d|99\d),\d{3} requests/);
  await expect(model.getByText('Playing')).toBeHidden();

  const perHour = model.getByRole('spinbutton', { name: 'Requests an hour' });
  const playing = model.getByText('Playing 4,800,000 requests …');
  await model.getByRole('spinbutton', { name: 'Hours watched' }).fill('48');
  await page.keyboard.press('Tab');
  await expect(playing).toBeVisible();
  await perHour.fill('0');
  await page.keyboard.press('Tab');
  await expect(findingOf(model)).toContainText('No request came');

  await perHour.fill('100000');
  await page.keyboard.press('Tab');
  await expect(playing).toBeVisible();
  await perHour.fill('0');
  // What is drawn when it is done leaves what is being typed alone.
  await expect(findingOf(model)).toContainText(/Of 4,[78]\d\d,\d{3} requests/);
  await page.keyboard.press('Tab');
  await expect(findingOf(model)).toContainText('No request came');
});

test('policies against cold starts are compared, and the cheapest that reaches the goal is named', async ({ page }) => {
  const model = await open(page, warmTraffic);
  const findings = findingOf(model);
  await expect(findings.last()).toContainText('The cheapest with a p99 of 1000 ms at most is SnapStart.');
  await model.getByRole('spinbutton', { name: 'Goal for the p99 in ms' }).fill('500');
  await page.keyboard.press('Tab');
  await expect(findings.last()).toContainText('is provisioned concurrency.');
  const table = model.getByRole('table', { name: 'The same traffic' });
  await expect(table.getByRole('rowheader')).toHaveText([
    'nothing',
    'provisioned concurrency',
    'SnapStart',
    'keep-alive pings',
  ]);
  await model.getByRole('combobox', { name: 'Runtime' }).selectOption('Node.js 24');
  await expect(table.getByRole('rowheader')).toHaveText(['nothing', 'provisioned concurrency', 'keep-alive pings']);
  await model.getByRole('combobox', { name: 'Against cold starts' }).selectOption('SnapStart');
  await expect(model.getByText('There is no SnapStart for Node.js 24.')).toBeVisible();
});

test('a spike is refused, or waits in a queue and loses nothing', async ({ page }) => {
  const model = await open(page, concurrency);
  await expect(findingOf(model)).toContainText('868 failed for good, as the database had no connection left.');
  await model.getByRole('checkbox', { name: 'Reserve concurrency' }).check();
  await expect(findingOf(model)).toContainText('868 callers got status 429.');
  await model.getByRole('checkbox', { name: 'Reserve concurrency' }).uncheck();
  await model.getByRole('combobox', { name: 'They come' }).selectOption('as messages of a queue');
  await expect(findingOf(model)).toContainText('All 2,553 requests were done. The longest wait was 1 min 6 s.');
  await model.getByRole('checkbox', { name: 'Limit what the queue may use' }).check();
  await expect(findingOf(model)).toContainText('The longest wait was 8 s.');
  await expect(model.getByRole('img').first()).toHaveAccessibleName(/^All 2,553 requests were done/);
  await expect(page).toHaveURL(/concurrency=queue/);
  await page.reload();
  await expect(findingOf(model)).toContainText('The longest wait was 8 s.');
});

test('a chart is saved as a picture that stands alone, also by who has not touched the model', async ({ page }) => {
  for (const [model, name, part] of [
    [idleCost, 'coldstart-idle-cost.svg', '<polyline'],
    [timeline, 'coldstart-environments.svg', 'spreadMethod="repeat"'],
    [queue, 'coldstart-messages.svg', 'stroke-dasharray'],
    [traffic, 'coldstart-traffic.svg', '✕</text>'],
    [costExplorer, 'coldstart-cost-explorer.svg', '<polyline'],
    [power, 'coldstart-power-tuning.svg', '<polyline'],
    [concurrency, 'coldstart-concurrency.svg', '<polyline'],
  ] as const) {
    const region = await open(page, model);
    const download = page.waitForEvent('download');
    await region.getByRole('button', { name: 'Download SVG' }).click();
    const saved = await download;
    expect(saved.suggestedFilename()).toBe(name);
    const svg = await readFile(await saved.path(), 'utf8');
    expect(svg).toContain(part);
    expect(svg).not.toMatch(/var\(|color-mix|class=|NaN|foreignObject/);
    const { words, errors } = await page.evaluate((text) => {
      const { documentElement } = new DOMParser().parseFromString(text, 'image/svg+xml');
      return {
        words: [...documentElement.querySelectorAll('text')].map(({ textContent }) => textContent).join(' '),
        errors: documentElement.querySelectorAll('parsererror').length,
      };
    }, svg);
    expect(errors).toBe(0);
    expect(words).toContain(await findingOf(region).innerText());
  }
});

test.describe('where pages may write to the clipboard,', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('a chart is copied as a picture', async ({ page }) => {
    const region = await open(page, idleCost);
    await region.getByRole('button', { name: 'Copy as PNG' }).click();
    await expect(region.getByText('Copied.')).toBeVisible();
    const width = await page.evaluate(async () => {
      const [item] = await navigator.clipboard.read();
      const picture = await createImageBitmap((await item?.getType('image/png')) ?? new Blob());
      return picture.width;
    });
    expect(width).toBeGreaterThan(600);
  });
});

test('where pages may not, the picture is saved', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  const region = await open(page, idleCost);
  const download = page.waitForEvent('download');
  await region.getByRole('button', { name: 'Copy as PNG' }).click();
  expect((await download).suggestedFilename()).toBe('coldstart-idle-cost.png');
  await expect(region.getByText('so it was saved as coldstart-idle-cost.png')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`models, ${colorScheme}:`, () => {
    test.use({ colorScheme });

    for (const model of models) {
      test(`axe finds nothing in '${model.name}', with its tables open`, async ({ page }) => {
        const region = await open(page, model);
        for (const summary of await region.locator('summary').all()) await summary.click();
        const { violations } = await new AxeBuilder({ page }).include(`[aria-label="${model.name}"]`).analyze();
        expect(violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => ({ id, html })))).toEqual([]);
      });
    }
  });
}

for (const model of models) {
  test(`'${model.name}' fits a screen of 320 pixels`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 });
    const region = await open(page, model);
    const wide = await region.evaluate((section) => {
      const { right } = section.getBoundingClientRect();
      const hidden = '.model-table *, .wb-editor *, .model-plot-area svg *';
      return [...section.querySelectorAll('*:not(script, style)')]
        .filter(
          (element) =>
            !element.matches(hidden) && element.getBoundingClientRect().right > Math.min(right, innerWidth) + 1,
        )
        .map((element) => element.outerHTML.slice(0, 120));
    });
    expect(wide).toEqual([]);
  });

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });

    test(`'${model.name}' is drawn, told and tabled`, async ({ page }) => {
      const region = await open(page, model);
      await expect(region.getByRole('img').first()).toBeVisible();
      await expect(findingOf(region)).toContainText(/\d/);
      await expect(region.locator('noscript p')).toContainText('The controls need JavaScript.');
      await region.locator('summary').first().click();
      await expect(region.getByRole('table').first()).toBeVisible();
    });
  });
}
