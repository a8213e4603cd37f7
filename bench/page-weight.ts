import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { installedBrowser } from '../scripts/browser.mjs';
import { startCountingServer, type CountingServer, type Traffic } from './counting-server.ts';
import { count, kilobytes, milliseconds, type Figure } from './figure.ts';
import { handlerSource, throwingSource, unreadableSource } from './handler-source.ts';

/** Opens the lesson in a real browser and runs an exercise; counts what the server sent. */
export async function measurePageWeight(): Promise<readonly Figure[]> {
  const folder = process.env.OUT_DIR ?? 'dist';
  const server = await startCountingServer(folder);
  const executablePath = installedBrowser();
  const isRoot = process.getuid?.() === 0;
  const browser = await chromium.launch({
    ...(executablePath === undefined ? { channel: 'chromium' } : { executablePath }),
    args: isRoot ? ['--no-sandbox'] : [],
  });
  try {
    const good = await measureVisit(browser, server, handlerSource, 'Solved');
    // The most that a run can load: finding the exact place of an error takes a parser, and wording it takes more of it.
    const bad = await measureVisit(browser, server, throwingSource, 'Error thrown');
    const lessons = await measureLessons(browser, server, await readdir(join(folder, 'lessons')));
    const unreadable = await measureVisit(browser, server, unreadableSource, 'Syntax error');
    return [
      { name: 'lesson page, before any interaction', measured: good.lesson.bytes, limit: 60_000, format: kilobytes },
      ...lessons.map(({ slug, bytes }) => ({
        name: `  ${slug}`,
        measured: bytes,
        limit: 60_000,
        format: kilobytes,
      })),
      { name: '  requests to the own origin', measured: good.lesson.paths.length, format: count },
      {
        name: '  requests to another origin, all in all',
        measured: good.elsewhere + bad.elsewhere + unreadable.elsewhere,
        limit: 0,
        format: count,
      },
      { name: 'an exercise that is first used, more', measured: good.firstUse.bytes, format: kilobytes },
      { name: 'from Run to the graded result, more', measured: good.firstRun.bytes, limit: 350_000, format: kilobytes },
      { name: '  time of it, no line in between', measured: good.firstRunMs, format: milliseconds },
      { name: '  a second run, more', measured: good.secondRun.bytes, limit: 0, format: kilobytes },
      { name: 'the same where the handler throws', measured: bad.firstRun.bytes, limit: 350_000, format: kilobytes },
      {
        name: 'the same where the source does not compile',
        measured: unreadable.firstRun.bytes,
        limit: 350_000,
        format: kilobytes,
      },
    ];
  } finally {
    await browser.close();
    server.close();
  }
}

/** Opens each lesson with an empty cache, and does nothing there. The heaviest comes first. */
async function measureLessons(
  browser: Browser,
  server: CountingServer,
  slugs: readonly string[],
): Promise<readonly { readonly slug: string; readonly bytes: number }[]> {
  const weights = [];
  for (const slug of slugs) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.origin}/lessons/${slug}/`, { waitUntil: 'networkidle' });
    weights.push({ slug, bytes: (await server.settle()).bytes });
    await context.close();
  }
  return weights.toSorted((one, other) => other.bytes - one.bytes);
}

interface Visit {
  readonly lesson: Traffic;
  /** The workbench, which comes when somebody points at an exercise. */
  readonly firstUse: Traffic;
  readonly firstRun: Traffic;
  readonly firstRunMs: number;
  readonly secondRun: Traffic;
  /** Requests to other origins. */
  readonly elsewhere: number;
}

/** Comes with an empty cache, reads, runs the code, changes it, and runs it again. */
async function measureVisit(browser: Browser, server: CountingServer, source: string, verdict: string): Promise<Visit> {
  const context = await browser.newContext();
  const page = await context.newPage();
  let elsewhere = 0;
  context.on('request', (request) => {
    const url = request.url();
    if (/^https?:/.test(url) && !url.startsWith(`${server.origin}/`)) elsewhere += 1;
  });
  await page.goto(`${server.origin}/lessons/your-first-handler/`, { waitUntil: 'networkidle' });
  const lesson = await server.settle();

  const exercise = page.getByRole('region', { name: 'Exercise: Greet the caller by name' });
  await exercise.hover();
  await exercise.locator('[data-live=true]').waitFor();
  const firstUse = await server.settle();
  const code = exercise.getByRole('textbox', { name: 'Code: index.mjs' });
  const run = exercise.getByRole('button', { name: 'Run', exact: true });
  await code.fill(source);
  const startMs = performance.now();
  await run.click();
  await exercise.getByText(verdict, { exact: true }).waitFor();
  const firstRunMs = performance.now() - startMs;
  const firstRun = await server.settle();

  const stale = exercise.getByText('The code has changed since');
  await code.fill(`${source}\n`);
  await stale.waitFor();
  await run.click();
  await stale.waitFor({ state: 'hidden' });
  const secondRun = await server.settle();
  await context.close();
  return { lesson, firstUse, firstRun, firstRunMs, secondRun, elsewhere };
}
