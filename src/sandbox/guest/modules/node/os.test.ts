import { describe, expect, it } from 'vitest';
import { answerOf } from '../../../run-function.fixture.ts';
import { compareAll } from '../snippets.fixture.ts';

const imports = `import os from 'node:os';
import constants from 'node:constants';`;

describe('os and constants does what Node.js does', async () => {
  const compared = await compareAll(
    [
      '[Object.keys(os).sort(), os.EOL, os.platform(), os.type(), os.devNull, os.endianness(), `${os.arch}`]',
      '[os.constants.signals.SIGTERM, os.constants.errno.ENOENT, os.constants.priority.PRIORITY_LOW, Object.isFrozen(os.constants.signals), Object.keys(os.constants)]',
      '[os.getPriority(), os.setPriority(5), os.getPriority(), os.setPriority(0, 0)]',
      'os.setPriority(0, 30)',
      "os.getPriority('x')",
      '[Object.keys(os.cpus()[0]), Object.keys(os.userInfo()), os.loadavg().length, typeof os.freemem(), typeof os.uptime(), os.networkInterfaces().lo[0].address]',
      'Object.entries(constants).filter(([k]) => !/Cipher/.test(k))',
      'Object.isFrozen(constants)',
    ],
    imports,
  );

  it.each(compared)('$expression', ({ here, there }) => {
    expect(here).toEqual(there);
  });
});

it('shows a machine of Lambda', async () => {
  const source = `import os from 'node:os';
export const handler = async () => [os.platform(), os.arch(), os.tmpdir(), os.totalmem(), os.cpus().length, os.homedir(), os.userInfo().uid];`;
  expect(await answerOf(source, { config: { memorySize: 256 } })).toEqual([
    'linux',
    'x64',
    '/tmp',
    256 * 2 ** 20,
    2,
    '/home/sbx_user1051',
    993,
  ]);
});
