import { defineConfig } from '@playwright/test';
import { installedBrowser } from './scripts/browser.mjs';

const firstPort = Number(process.env.E2E_PORT ?? 4_401);
// As for the build.
const folder = process.env.OUT_DIR ?? 'dist';
const sites = [
  { name: 'root', base: '/', folder, port: firstPort },
  { name: 'sub-path', base: '/course/', folder, port: firstPort + 1 },
];
const executablePath = installedBrowser();
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: process.env.CI !== undefined,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: '.cache/e2e.json' }]],
  use: {
    // A trace costs a third of the time. `npx playwright test --trace on -g …` shows how a test fails.
    trace: 'off',
    launchOptions: {
      ...(executablePath !== undefined && { executablePath }),
      // Chromium's own sandbox does not run as root. The pages are our own.
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
    ...(executablePath === undefined && { channel: 'chromium' }),
  },
  projects: sites.map(({ name, base, port }) => ({
    name,
    use: { baseURL: `http://localhost:${port}${base}` },
    // Under a sub-path, what could tell the difference: everything that loads something.
    ...(name === 'sub-path' && { grep: /@sub-path/ }),
  })),
  webServer: sites.map(({ base, folder, port }) => ({
    command: `node scripts/serve.mjs ${folder} ${base} ${port}`,
    url: `http://localhost:${port}${base}`,
    reuseExistingServer: false,
  })),
});
