import { describe, expect, it } from 'vitest';
import { runFunction } from '../run-function.fixture.ts';
import { readEmbeddedMetrics } from './embedded-metrics.ts';

const document = {
  _aws: {
    Timestamp: 1_768_471_200_000,
    CloudWatchMetrics: [
      {
        Namespace: 'Shop',
        Dimensions: [['service'], ['service', 'stage'], []],
        Metrics: [{ Name: 'Orders', Unit: 'Count', StorageResolution: 1 }, { Name: 'Latency' }],
      },
    ],
  },
  service: 'checkout',
  stage: 'prod',
  Orders: 2,
  Latency: [12.5, 30],
  orderId: 'a-1',
};

function read(text: string) {
  return readEmbeddedMetrics([{ source: 'function', level: 'INFO', timestamp: 5, text }]);
}

function problemOf(change: (copy: Record<string, unknown>) => void): string {
  const copy = structuredClone(document) as Record<string, unknown>;
  change(copy);
  const { metrics, problems } = read(JSON.stringify(copy));
  expect(metrics).toEqual([]);
  return problems.map(({ message }) => message).join(' ');
}

describe('a line in the embedded metric format', () => {
  it('is a value for each metric, set of dimensions and value', () => {
    const { metrics, problems } = read(JSON.stringify(document));
    expect(problems).toEqual([]);
    expect(metrics.map(({ name, value, unit, dimensions }) => [name, value, unit, Object.values(dimensions)])).toEqual([
      ['Orders', 2, 'Count', ['checkout']],
      ['Orders', 2, 'Count', ['checkout', 'prod']],
      ['Orders', 2, 'Count', []],
      ['Latency', 12.5, 'None', ['checkout']],
      ['Latency', 30, 'None', ['checkout']],
      ['Latency', 12.5, 'None', ['checkout', 'prod']],
      ['Latency', 30, 'None', ['checkout', 'prod']],
      ['Latency', 12.5, 'None', []],
      ['Latency', 30, 'None', []],
    ]);
    expect(metrics[0]).toMatchObject({ namespace: 'Shop', timestamp: 1_768_471_200_000 });
  });

  it('is found where the function logs it, behind what the runtime writes before it', async () => {
    const source = `export const handler = async () => { console.log('about _aws'); console.log(JSON.stringify(${JSON.stringify(document)})); };`;
    const { metrics, metricProblems } = await runFunction(source);
    expect([metrics?.length, metricProblems]).toEqual([9, undefined]);
  });

  it('is found with the log format JSON where nothing is written around it', async () => {
    const config = { logging: { logFormat: 'JSON' } } as const;
    const raw = `export const handler = async () => { process.stdout.write(JSON.stringify(${JSON.stringify(document)}) + '\\n'); };`;
    expect((await runFunction(raw, { config })).metrics?.length).toBe(9);
    const wrapped = `export const handler = async () => { console.log(JSON.stringify(${JSON.stringify(document)})); };`;
    const transcript = await runFunction(wrapped, { config });
    expect(transcript.metrics).toBeUndefined();
    expect(transcript.metricProblems?.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "The object with _aws is not the whole line, so CloudWatch does not look for metrics in it. With the log format JSON, console.log puts it under message: write the line with process.stdout.write.",
      ]
    `);
  });

  it('is none where the object is logged as console.log shows it', async () => {
    const source = `export const handler = async () => { console.log(${JSON.stringify(document)}); };`;
    const transcript = await runFunction(source);
    expect(transcript.metricProblems?.map(({ message }) => message)).toMatchInlineSnapshot(`
      [
        "The line has _aws in it and is no JSON, so CloudWatch finds no metrics in it. Log JSON.stringify of the object.",
      ]
    `);
  });

  it('says what is wrong with it', () => {
    type Directive = Record<string, unknown> & { Metrics: Record<string, unknown>[] };
    const directive = (change: (one: Directive) => void) =>
      problemOf((copy) => {
        change((copy['_aws'] as { CloudWatchMetrics: Directive[] }).CloudWatchMetrics[0] as Directive);
      });
    expect({
      'not an object': read('[{"_aws":{}}]').problems.map(({ message }) => message),
      'no time': problemOf((copy) => delete (copy['_aws'] as Record<string, unknown>)['Timestamp']),
      'a time that is a text': problemOf((copy) => ((copy['_aws'] as Record<string, unknown>)['Timestamp'] = '2026')),
      'no list of metrics': problemOf((copy) => ((copy['_aws'] as Record<string, unknown>)['CloudWatchMetrics'] = {})),
      'no namespace': directive((one) => delete one['Namespace']),
      'dimensions in one list': directive((one) => (one['Dimensions'] = ['service'])),
      'too many dimensions': directive((one) => (one['Dimensions'] = [Array.from({ length: 31 }, (_, n) => `d${n}`)])),
      'a dimension without a value': problemOf((copy) => delete copy['service']),
      'a dimension that is a number': problemOf((copy) => (copy['service'] = 1)),
      'a metric without a name': directive((one) => (one.Metrics[0] = { Unit: 'Count' })),
      'a unit that is none': directive((one) => (one.Metrics[0] = { Name: 'Orders', Unit: 'ms' })),
      'a resolution that is none': directive((one) => (one.Metrics[0] = { Name: 'Orders', StorageResolution: 5 })),
      'too many metrics': directive((one) => (one.Metrics = Array.from({ length: 101 }, () => ({ Name: 'Orders' })))),
      'a metric without a value': problemOf((copy) => delete copy['Orders']),
      'a metric that is a text': problemOf((copy) => (copy['Orders'] = '2')),
      'too many values': problemOf((copy) => (copy['Latency'] = Array.from({ length: 101 }, () => 1))),
    }).toMatchInlineSnapshot(`
      {
        "a dimension that is a number": "The dimension "service" has to be a text that is not empty; it is 1.",
        "a dimension without a value": "The dimension "service" is named, but the object has no member of that name.",
        "a metric that is a text": "The metric "Orders" has to be a number or a list of numbers; it is "2".",
        "a metric without a name": "_aws.CloudWatchMetrics[0].Metrics[0].Name has to be a text that is not empty.",
        "a metric without a value": "The metric "Orders" is named, but the object has no member of that name.",
        "a resolution that is none": "_aws.CloudWatchMetrics[0].Metrics[0].StorageResolution has to be 1 or 60 seconds.",
        "a time that is a text": "_aws.Timestamp has to be a number: milliseconds since the epoch, as Date.now() has them.",
        "a unit that is none": "_aws.CloudWatchMetrics[0].Metrics[0].Unit is "ms", which is no unit of CloudWatch.",
        "dimensions in one list": "_aws.CloudWatchMetrics[0].Dimensions has to be a list of lists of texts, such as [["service"]].",
        "no list of metrics": "_aws.CloudWatchMetrics has to be a list.",
        "no namespace": "_aws.CloudWatchMetrics[0].Namespace has to be a text that is not empty.",
        "no time": "_aws.Timestamp has to be a number: milliseconds since the epoch, as Date.now() has them.",
        "not an object": [
          "The line is JSON, but no object.",
        ],
        "too many dimensions": "A set in _aws.CloudWatchMetrics[0].Dimensions has 31 names; there can be 30 at most.",
        "too many metrics": "_aws.CloudWatchMetrics[0].Metrics has 101 metrics; there can be 100 at most.",
        "too many values": "The metric "Latency" has 101 values; there can be 100 at most.",
      }
    `);
  });
});
