import type { FunctionConfig, LambdaRuntime, SourceFiles } from '#sandbox';
import { isFileName } from './file-names.ts';

/** What a reader tries without any exercise: an exercise without checks, whose surroundings are written by the reader. */
export interface Playground {
  /** Relative to the package's root; those of further functions are in `functions/<name>/`. */
  readonly files: SourceFiles;
  /** As the form has it: a number may be one that AWS refuses. */
  readonly function: FunctionConfig;
  /** YAML or JSON: `resources`, `triggers`, `network` and `asynchronous`, as exercises have them. */
  readonly services: string;
  /** YAML or JSON: a list of steps, or one event. */
  readonly happenings: string;
}

/** What is there before anybody has written anything. */
export const firstPlayground: Playground = {
  files: {
    'index.mjs': `export const handler = async (event) => {
  console.log('Called with', event);
  return { greeting: \`Hello, \${event.name}!\` };
};
`,
  },
  function: { handler: 'index.handler', runtime: 'nodejs24.x', memorySize: 128, timeout: 3, environment: {} },
  services: '',
  happenings: `{
  "name": "Ada"
}
`,
};

/** Whether two playgrounds hold the same, in whatever order. */
export function isSamePlayground(one: Playground, other: Playground): boolean {
  return canonical(one) === canonical(other);
}

/**
 * Takes what was stored, or came in a link, for a playground; undefined where it is none. Nobody vouches for it, so only what a
 * playground has is taken over.
 */
export function parsePlayground(value: unknown): Playground | undefined {
  if (!isFields(value)) return undefined;
  const { files, services, happenings } = value;
  const config = parseConfig(value.function);
  if (config === undefined || typeof services !== 'string' || typeof happenings !== 'string') return undefined;
  if (!isTexts(files) || Object.keys(files).length === 0 || !Object.keys(files).every(isFileName)) return undefined;
  return { files: { ...files }, function: config, services, happenings };
}

const runtimes: readonly LambdaRuntime[] = ['nodejs24.x', 'nodejs22.x'];
const levels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;

function parseConfig(value: unknown): FunctionConfig | undefined {
  if (!isFields(value)) return undefined;
  const { handler, memorySize, timeout, environment, reservedConcurrency } = value;
  const runtime = runtimes.find((one) => one === value.runtime);
  if (typeof handler !== 'string' || runtime === undefined || !isTexts(environment)) return undefined;
  if (!isNumber(memorySize) || !isNumber(timeout)) return undefined;
  if (reservedConcurrency !== undefined && !isNumber(reservedConcurrency)) return undefined;
  const logging = parseLogging(value.logging);
  const architecture = (['x86_64', 'arm64'] as const).find((one) => one === value.architecture);
  if (logging === 'damaged' || (value.architecture !== undefined && architecture === undefined)) return undefined;
  return {
    handler,
    runtime,
    memorySize,
    timeout,
    environment: { ...environment },
    ...(architecture !== undefined && { architecture }),
    ...(logging !== undefined && { logging }),
    ...(reservedConcurrency !== undefined && { reservedConcurrency }),
  };
}

function parseLogging(value: unknown): FunctionConfig['logging'] | 'damaged' {
  if (value === undefined) return undefined;
  if (!isFields(value)) return 'damaged';
  const logFormat = (['Text', 'JSON'] as const).find((one) => one === value.logFormat);
  const level = levels.find((one) => one === value.applicationLogLevel);
  if (logFormat === undefined || (value.applicationLogLevel !== undefined && level === undefined)) return 'damaged';
  return { logFormat, ...(level !== undefined && { applicationLogLevel: level }) };
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): value is Readonly<Record<string, string>> {
  return isFields(value) && Object.values(value).every((one) => typeof one === 'string');
}

/** NaN is what a form has while a field is empty, and JSON makes null of it. */
function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    isFields(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
