import { type Document, parseDocument, stringify } from 'yaml';
import type { JsonValue } from '#kernel';
import type { ActingStep, AsynchronousConfig, CloudSpec, NetworkRoute, SourceFiles, Step, TriggerSpec } from '#sandbox';

/** What is around a function, as a reader could have written it. */
export interface Surroundings {
  readonly resources?: CloudSpec;
  readonly triggers?: readonly TriggerSpec[];
  readonly network?: readonly NetworkRoute[];
  readonly asynchronous?: AsynchronousConfig;
}

/** Writes surroundings as YAML; nothing where there are none. The code of further functions is no part of it. */
export function writeSurroundings({ resources, triggers, network, asynchronous }: Surroundings): string {
  const written = {
    ...(resources !== undefined && { resources: withoutCode(resources) }),
    ...(triggers !== undefined && triggers.length > 0 && { triggers }),
    ...(network !== undefined && { network }),
    ...(asynchronous !== undefined && { asynchronous }),
  };
  return Object.keys(written).length === 0 ? '' : write(written);
}

/** The files of further functions, where a playground has them. */
export function filesOfFunctions(resources: CloudSpec | undefined): SourceFiles {
  return Object.fromEntries(
    Object.entries(resources?.functions ?? {}).flatMap(([name, { files }]) =>
      Object.entries(files).map(([path, text]) => [`functions/${name}/${path}`, text]),
    ),
  );
}

/** Writes what happens: one event as JSON, which is what AWS's documentation and consoles show, and anything else as YAML. */
export function writeHappenings(steps: readonly Step[]): string {
  const [only, ...others] = steps;
  if (only?.kind === 'invoke' && others.length === 0 && isEvent(only.event))
    return `${JSON.stringify(only.event, null, 2)}\n`;
  return write(steps.map(writeStep));
}

/**
 * Adds to a text of surroundings what it does not have yet, and leaves everything else in it as it is, comments too. Undefined where
 * the text is none.
 */
export function addSurroundings(text: string, { resources = {}, triggers = [] }: Surroundings): string | undefined {
  const document = parseDocument(text);
  const given: unknown = document.toJS();
  const isMap = typeof given === 'object' && given !== null && !Array.isArray(given);
  if (document.errors.length > 0 || (given !== null && !isMap)) return undefined;
  const before = String(document);
  for (const [kind, all] of Object.entries(withoutCode(resources))) {
    for (const [name, one] of Object.entries(all as Readonly<Record<string, unknown>>))
      if (!has(document, ['resources', kind, name]))
        document.setIn(['resources', kind, name], document.createNode(one));
  }
  const known = has(document, ['triggers']) ? ((given as { readonly triggers?: unknown }).triggers ?? []) : [];
  const missing = triggers.filter(
    (trigger) => !Array.isArray(known) || !known.some((one) => isSameCaller(one, trigger)),
  );
  if (missing.length > 0 && !has(document, ['triggers'])) document.set('triggers', document.createNode([]));
  for (const trigger of missing) document.addIn(['triggers'], document.createNode(trigger));
  return String(document) === before ? text : document.toString(options);
}

function has(document: Document, path: readonly string[]): boolean {
  return document.hasIn(path) && document.getIn(path) !== null;
}

/** Whether a trigger is the same caller, whatever else is set: the same API, queue, topic, bucket, table or name. */
function isSameCaller(given: unknown, trigger: TriggerSpec): boolean {
  if (typeof given !== 'object' || given === null) return false;
  const keys = ['kind', 'bucket', 'table', 'queue', 'topic', 'name'] as const;
  return keys.every(
    (key) => (given as Readonly<Record<string, unknown>>)[key] === (trigger as Readonly<Record<string, unknown>>)[key],
  );
}

const options = { lineWidth: 0 } as const;

function write(value: unknown): string {
  return stringify(value, { ...options, aliasDuplicateObjects: false });
}

/** A list would be taken for steps, and so would a step's name alone. */
function isEvent(event: JsonValue): boolean {
  return typeof event === 'object' && event !== null && !Array.isArray(event) && Object.keys(event).length !== 1;
}

function withoutCode({ functions, ...rest }: CloudSpec): Readonly<Record<string, unknown>> {
  if (functions === undefined) return rest;
  const bare = Object.entries(functions).map(([name, { files: _files, ...config }]) => [name, config] as const);
  return { ...rest, functions: Object.fromEntries(bare) };
}

function writeStep(step: Step): Readonly<Record<string, unknown>> {
  switch (step.kind) {
    case 'invoke':
    case 'http-request':
      return writeActing(step);
    case 'invoke-async':
      return { 'invoke-async': step.event };
    case 'parallel':
      return { parallel: step.steps.map(writeActing) };
    case 'wait':
      return { wait: step.seconds };
    case 'settle':
      return { settle: step.seconds ?? 3_600 };
    default: {
      const { kind, ...rest } = step;
      return { [kind]: rest };
    }
  }
}

/** What a request has when nothing is said of it is left out. */
function writeActing(step: ActingStep): Readonly<Record<string, unknown>> {
  if (step.kind === 'invoke') return { invoke: step.event };
  const { method, path, query, headers, body } = step.request;
  return {
    request: {
      ...(step.api !== undefined && { api: step.api }),
      ...(step.follows !== undefined && { follows: step.follows }),
      method,
      path,
      ...(Object.keys(query).length > 0 && { query }),
      ...(Object.keys(headers).length > 0 && { headers }),
      ...(body !== undefined && { body }),
    },
  };
}
