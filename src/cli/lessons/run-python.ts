import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { JsonValue } from '#kernel';

/** A block of Python, and the events that the JavaScript beside it got. */
export interface PythonJob {
  /** For tracebacks. */
  readonly name: string;
  readonly code: string;
  readonly isFragment: boolean;
  readonly environment: Readonly<Record<string, string>>;
  readonly invocations: readonly PythonInvocation[];
}

export interface PythonInvocation {
  readonly event: JsonValue;
  readonly requestId: string;
  readonly coldStart: boolean;
  /** MB. */
  readonly memorySize: number;
  /** Seconds. */
  readonly timeout: number;
}

/** What Python made of a block. */
export type PythonResult =
  | { readonly kind: 'syntax-error'; readonly line: number; readonly message: string }
  /** It compiles, and is run by nobody: a fragment. */
  | { readonly kind: 'compiled' }
  /** It compiles, and imports what is not in the standard library. */
  | { readonly kind: 'needs-packages'; readonly packages: readonly string[] }
  | { readonly kind: 'no-handler' }
  | { readonly kind: 'did-not-end' }
  | {
      readonly kind: 'ran';
      readonly outcomes: readonly ({ readonly answer: JsonValue } | { readonly error: string })[];
      readonly log: string;
    };

/** For all blocks together. */
const timeLimitMs = 20_000;

/** Tries blocks of Python, one after the other in one process. Undefined where there is no Python. */
export async function runPython(
  jobs: readonly PythonJob[],
  command = 'python3',
): Promise<readonly PythonResult[] | undefined> {
  const program = fileURLToPath(new URL('./run-python-blocks.py', import.meta.url));
  const lines = await new Promise<readonly string[] | undefined>((resolve, reject) => {
    const child = spawn(command, ['-I', '-B', program], { stdio: ['pipe', 'pipe', 'pipe'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), timeLimitMs);
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      if (error.code === 'ENOENT') resolve(undefined);
      else reject(error);
    });
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      if (code !== 0 && signal === null) reject(new Error(`${command} failed: ${errors}`));
      else resolve(output.split('\n').filter((line) => line !== ''));
    });
    // What it did not read, it need not.
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(jobs));
  });
  if (lines === undefined) return undefined;
  const results = lines.map((line) => JSON.parse(line) as PythonResult);
  return jobs.map((_, index) => results[index] ?? { kind: 'did-not-end' });
}
