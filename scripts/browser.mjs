// Finds the browser for the end-to-end tests, and gets one where there is none.
import { existsSync } from 'node:fs';
import { homedir, platform } from 'node:os';
import { delimiter, join } from 'node:path';
import { giveUp, run, tool } from './toolchain.mjs';

const names = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'];
const usualPlaces = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  join(homedir(), 'AppData\\Local\\Google\\Chrome\\Application\\chrome.exe'),
];

/** The path of an installed Chrome or Chromium. CHROME_PATH goes first. */
export function installedBrowser() {
  const onPath = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  return [process.env.CHROME_PATH, ...onPath, ...usualPlaces].find((path) => path && existsSync(path));
}

/**
 * Makes sure that there is a browser. Resolves to the environment that tells Playwright which: an installed one, else
 * Playwright's own, else Debian's package where we may install it.
 */
export async function ensureBrowser() {
  const found = installedBrowser();
  if (found !== undefined) return { CHROME_PATH: found };
  console.log('No Chrome or Chromium is installed: trying to get the one of Playwright …');
  if (
    (await tool('playwright', ['install', '--no-shell', 'chromium'], {
      env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' },
    })) === 0
  )
    return {};
  if (platform() === 'linux' && existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    console.log('That was refused: installing the Debian package chromium …');
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-q'], { env });
    await run('apt-get', ['install', '-q', '-y', '--no-install-recommends', 'chromium'], { env });
    const installed = installedBrowser();
    if (installed !== undefined) return { CHROME_PATH: installed };
  }
  return giveUp(
    'The end-to-end tests need a browser. Install Chrome or Chromium, or set CHROME_PATH to one, and run again.',
  );
}
