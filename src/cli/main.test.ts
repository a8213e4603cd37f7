import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

function course(...args: string[]): { status: number | null; stdout: string; stderr: string } {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  return spawnSync(process.execPath, [main, ...args], { encoding: 'utf8' });
}

it('explains itself on standard error and ends with 2 when it does not know the command', () => {
  const { status, stderr } = course('chek');
  expect(status).toBe(2);
  expect(stderr).toContain('check [exercise…]');
});

it('explains itself and ends with 0 when it is asked to', () => {
  const { status, stdout } = course('--help');
  expect(status).toBe(0);
  expect(stdout).toContain('run <exercise> [file] [--seed n]');
});

it('ends with 2 and no stack when an argument is wrong', () => {
  expect(course('run', 'greet-by-name', '--seed', 'x')).toMatchObject({
    status: 2,
    stderr: '--seed takes a whole number from 0 to 4294967295; got "x".\n',
  });
});

it('grades the solution of an exercise of the course', () => {
  const { status, stdout } = course('run', 'greet-by-name', '--seed', '5');
  expect(stdout).toContain('Solved: all');
  expect(status).toBe(0);
});
