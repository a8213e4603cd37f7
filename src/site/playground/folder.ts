import { makeFolder, type ReadPlayground, zipFolder } from '#playground';
import type { JsonValue } from '#kernel';
import type { CloudSpec } from '#sandbox';
import type { SandboxClient } from '#worker';
import { folderName } from './folder-name.ts';

/** As many as somebody may want to look at. */
const mostEvents = 20;

/** Makes the folder that can be deployed, with the events that the sources bring. None of the playground's code runs for it. */
export async function makeZip(
  read: ReadPlayground,
  engine: SandboxClient,
): Promise<{ readonly zip: Uint8Array; readonly notes: readonly string[] }> {
  const folder = makeFolder(read, await eventsOf(read, engine));
  return { zip: zipFolder(folderName, folder), notes: folder.notes };
}

/** The events that the function is called with, which a function that does nothing is called with in its place. */
async function eventsOf(read: ReadPlayground, engine: SandboxClient): Promise<readonly JsonValue[]> {
  const { network: _network, ...around } = read;
  const { resources } = read;
  const outcome = await engine.try({
    ...around,
    ...(resources !== undefined && { resources: withIdleFunctions(resources) }),
    function: { ...read.function, ...idle.config },
    files: idle.files,
    seed: 1,
  });
  if (outcome.kind !== 'ran') return [];
  const events = outcome.transcript.invocations.map(({ event }) => event);
  const texts = events.map((event) => JSON.stringify(event));
  return events.filter((_, index) => texts.indexOf(texts[index] ?? '') === index).slice(0, mostEvents);
}

const idle = {
  config: { handler: 'index.handler' },
  files: { 'index.mjs': 'export const handler = async () => null;' },
};

function withIdleFunctions({ functions, ...resources }: CloudSpec): CloudSpec {
  if (functions === undefined) return resources;
  const others = Object.entries(functions).map(([name, one]) => [name, { ...one, ...idle.config, files: idle.files }]);
  return { ...resources, functions: Object.fromEntries(others) as NonNullable<CloudSpec['functions']> };
}
