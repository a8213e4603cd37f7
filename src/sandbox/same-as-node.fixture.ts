import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { JsonValue } from '#kernel';
import { errorOf, invoke, type FunctionRun } from './run-function.fixture.ts';

/** What a snippet came to: its value as JSON, or the name, code and message of what it threw. */
export type SnippetOutcome = { readonly value: JsonValue } | { readonly thrown: string };

/**
 * Runs a snippet in a guest and in Node.js itself, which tests run on. It is the inside of an async function that returns
 * something for JSON; `imports` stands above it, such as `import path from 'node:path';`.
 */
export async function runHereAndThere(
  snippet: string,
  imports = '',
  run: FunctionRun = {},
): Promise<{ readonly here: SnippetOutcome; readonly there: SnippetOutcome }> {
  return { here: await runInGuest(snippet, imports, run), there: await runInNode(snippet, imports) };
}

const wrapper = (snippet: string, imports: string): string => `${imports}
const snippet = async () => {
${snippet}
};
export const handler = async () => {
  try {
    return { value: (await snippet()) ?? null };
  } catch (error) {
    return { thrown: error instanceof Error ? \`\${error.name} \${error.code ?? ''}: \${error.message}\` : String(error) };
  }
};
`;

async function runInGuest(snippet: string, imports: string, run: FunctionRun): Promise<SnippetOutcome> {
  const source = wrapper(snippet, imports);
  const { outcome } = await invoke(source, run);
  if (outcome.kind === 'answered') return outcome.answer as unknown as SnippetOutcome;
  throw new Error(`The snippet did not run: ${JSON.stringify(await errorOf(source, run))}`);
}

async function runInNode(snippet: string, imports: string): Promise<SnippetOutcome> {
  const folder = await mkdtemp(join(tmpdir(), 'same-as-node-'));
  try {
    const file = join(folder, 'index.mjs');
    await writeFile(file, wrapper(snippet, imports));
    const { handler } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
      handler: () => Promise<unknown>;
    };
    return JSON.parse(JSON.stringify(await handler())) as SnippetOutcome;
  } finally {
    await rm(folder, { recursive: true });
  }
}
