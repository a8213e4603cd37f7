import { isJsonObject, type JsonObject, type JsonValue } from '#kernel';
import type { LogLine, MetricProblem, MetricRecord } from '../transcript.ts';

export interface EmbeddedMetrics {
  readonly metrics: readonly MetricRecord[];
  readonly problems: readonly MetricProblem[];
}

/** CloudWatch's bounds. Source: Amazon CloudWatch User Guide, "Specification: Embedded metric format". */
const most = { dimensions: 30, metrics: 100, values: 100 };

/** Units of a metric. Source: CloudWatch API Reference, MetricDatum. */
const units: ReadonlySet<string> = new Set(
  [
    'Seconds Microseconds Milliseconds Percent Count Count/Second None',
    'Bytes Kilobytes Megabytes Gigabytes Terabytes Bits Kilobits Megabits Gigabits Terabits',
    'Bytes/Second Kilobytes/Second Megabytes/Second Gigabytes/Second Terabytes/Second',
    'Bits/Second Kilobits/Second Megabits/Second Gigabits/Second Terabits/Second',
  ].flatMap((line) => line.split(' ')),
);

/**
 * Reads the metrics that CloudWatch finds in a log: lines that are an object with `_aws.CloudWatchMetrics`, alone or, where
 * the log format is text, behind what the runtime writes before them.
 */
export function readEmbeddedMetrics(logs: readonly LogLine[]): EmbeddedMetrics {
  const metrics: MetricRecord[] = [];
  const problems: MetricProblem[] = [];
  for (const { source, text, timestamp } of logs) {
    if (source !== 'function' || !isMeant.test(text)) continue;
    try {
      metrics.push(...readLine(text));
    } catch (thrown) {
      if (!(thrown instanceof Malformed)) throw thrown;
      problems.push({ timestamp, line: text, message: thrown.message });
    }
  }
  return { metrics, problems };
}

/** The member as JSON has it, also within a text, and as console.log shows an object. */
const isMeant = /\b_aws\\?['"]?\s*:/;

/** What is wrong with a line, as a sentence. */
class Malformed extends Error {}

/** Time, request id and level. */
const runtimePrefix = /^\d{4}-\d\d-\d\dT[^\t]*\t[^\t]*\t[A-Z]+\t/;

function readLine(line: string): readonly MetricRecord[] {
  const root = parse(line.replace(runtimePrefix, '').trim());
  const metadata = root['_aws'];
  if (metadata === undefined)
    throw new Malformed(
      'The object with _aws is not the whole line, so CloudWatch does not look for metrics in it. With the log format JSON, console.log puts it under message: write the line with process.stdout.write.',
    );
  if (!isJsonObject(metadata)) throw new Malformed('_aws is not an object.');
  const { Timestamp: timestamp, CloudWatchMetrics: directives } = metadata;
  if (typeof timestamp !== 'number')
    throw new Malformed('_aws.Timestamp has to be a number: milliseconds since the epoch, as Date.now() has them.');
  if (!Array.isArray(directives)) throw new Malformed('_aws.CloudWatchMetrics has to be a list.');
  return (directives as readonly JsonValue[]).flatMap((directive, index) =>
    readDirective(directive, `_aws.CloudWatchMetrics[${index}]`, root, timestamp),
  );
}

function parse(text: string): JsonObject {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Malformed(
      'The line has _aws in it and is no JSON, so CloudWatch finds no metrics in it. Log JSON.stringify of the object.',
    );
  }
  if (!isJsonObject(value as JsonValue)) throw new Malformed('The line is JSON, but no object.');
  return value as JsonObject;
}

function readDirective(directive: JsonValue, at: string, root: JsonObject, timestamp: number): readonly MetricRecord[] {
  if (!isJsonObject(directive)) throw new Malformed(`${at} is not an object.`);
  const { Namespace: namespace, Dimensions: sets, Metrics: definitions } = directive;
  if (typeof namespace !== 'string' || namespace === '')
    throw new Malformed(`${at}.Namespace has to be a text that is not empty.`);
  if (!Array.isArray(sets) || !sets.every(isTextList))
    throw new Malformed(`${at}.Dimensions has to be a list of lists of texts, such as [["service"]].`);
  if (!Array.isArray(definitions)) throw new Malformed(`${at}.Metrics has to be a list.`);
  if (definitions.length > most.metrics)
    throw new Malformed(`${at}.Metrics has ${definitions.length} metrics; there can be ${most.metrics} at most.`);
  const dimensionSets = (sets.length === 0 ? [[]] : sets).map((names) => readDimensions(names, at, root));
  return (definitions as readonly JsonValue[]).flatMap((definition, index) => {
    const { name, unit } = readDefinition(definition, `${at}.Metrics[${index}]`);
    const values = readValues(name, root);
    return dimensionSets.flatMap((dimensions) =>
      values.map((value) => ({ namespace, name, unit, value, dimensions, timestamp })),
    );
  });
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function readDimensions(names: readonly string[], at: string, root: JsonObject): Readonly<Record<string, string>> {
  if (names.length > most.dimensions)
    throw new Malformed(
      `A set in ${at}.Dimensions has ${names.length} names; there can be ${most.dimensions} at most.`,
    );
  return Object.fromEntries(
    names.map((name) => {
      const value = Object.hasOwn(root, name) ? root[name] : undefined;
      if (typeof value === 'string' && value !== '') return [name, value];
      throw new Malformed(
        value === undefined
          ? `The dimension "${name}" is named, but the object has no member of that name.`
          : `The dimension "${name}" has to be a text that is not empty; it is ${JSON.stringify(value)}.`,
      );
    }),
  );
}

function readDefinition(definition: JsonValue, at: string): { readonly name: string; readonly unit: string } {
  if (!isJsonObject(definition)) throw new Malformed(`${at} is not an object.`);
  const { Name: name, Unit: unit = 'None', StorageResolution: resolution = 60 } = definition;
  if (typeof name !== 'string' || name === '') throw new Malformed(`${at}.Name has to be a text that is not empty.`);
  if (typeof unit !== 'string' || !units.has(unit))
    throw new Malformed(`${at}.Unit is ${JSON.stringify(unit)}, which is no unit of CloudWatch.`);
  if (resolution !== 1 && resolution !== 60) throw new Malformed(`${at}.StorageResolution has to be 1 or 60 seconds.`);
  return { name, unit };
}

function readValues(name: string, root: JsonObject): readonly number[] {
  const value = Object.hasOwn(root, name) ? root[name] : undefined;
  if (value === undefined)
    throw new Malformed(`The metric "${name}" is named, but the object has no member of that name.`);
  const values: readonly JsonValue[] = Array.isArray(value) ? value : [value];
  if (values.length > most.values)
    throw new Malformed(`The metric "${name}" has ${values.length} values; there can be ${most.values} at most.`);
  return values.map((one) => {
    if (typeof one === 'number') return one;
    throw new Malformed(
      `The metric "${name}" has to be a number or a list of numbers; it is ${JSON.stringify(value)}.`,
    );
  });
}
