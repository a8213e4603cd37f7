import { describe, expect, it } from 'vitest';
import { createIdSource, createRandom, type JsonObject } from '#kernel';
import { describeInputPathProblem, describeTemplateProblem, fillContextAttributes, makeTargetText } from './index.ts';

const event: JsonObject = {
  version: '0',
  id: 'e-1',
  'detail-type': 'Order placed',
  source: 'shop.orders',
  account: '123456789012',
  time: '2026-01-15T10:00:00Z',
  region: 'us-east-1',
  resources: ['arn:aws:s3:::pictures'],
  detail: { id: 'o-7', total: 150, lines: [{ sku: 'a' }, { sku: 'b' }], note: null, said: 'so "good"' },
};
const rule = { name: 'large', arn: 'arn:aws:events:us-east-1:123456789012:rule/shop/large' };
const nowMs = Date.UTC(2026, 0, 15, 10, 0, 1, 500);

function path(text: string) {
  return makeTargetText({ kind: 'path', path: text }, event, rule, nowMs);
}

function template(text: string, paths: Readonly<Record<string, string>> = {}) {
  const made = makeTargetText({ kind: 'template', paths, template: text }, event, rule, nowMs);
  return 'text' in made ? made.text : made;
}

describe('an input path', () => {
  it.each([
    ['$', JSON.stringify(event)],
    ['$.detail-type', '"Order placed"'],
    ['$.detail.total', '150'],
    ['$.detail.lines[1]', '{"sku":"b"}'],
    ['$.detail.lines[*].sku', '["a","b"]'],
    ['$.detail.note', 'null'],
  ])('%s hands a part of the event over, as JSON', (text, json) => {
    expect(path(text)).toEqual({ text: json });
  });

  it('to what is not there hands nothing over', () => {
    expect(path('$.detail.price')).toEqual({
      problem: 'There is nothing at the InputPath $.detail.price of the event.',
    });
  });

  it.each(['detail', '', '$.', '$detail', "$.detail['id']", '$..id', '$.a b', '$.lines[x]'])('is not %j', (text) => {
    expect(describeInputPathProblem(text)).toMatch(/is no path/);
  });
});

describe('an input template', () => {
  const paths = { id: '$.detail.id', total: '$.detail.total', lines: '$.detail.lines', gone: '$.detail.gone' };

  it('that is an object gives texts their quotes, and nothing else', () => {
    expect(template('{"order": <id>, "total": <total>, "lines": <lines>, "say": "order <id>"}', paths)).toBe(
      '{"order":"o-7","total":150,"lines":[{"sku":"a"},{"sku":"b"}],"say":"order o-7"}',
    );
  });

  it('takes an empty text for what is not in the event', () => {
    expect(template('{"a": <gone>, "b": "x<gone>y"}', paths)).toBe('{"a":"","b":"xy"}');
    expect(template('"order <gone> is there"', paths)).toBe('"order  is there"');
  });

  it('that is a text keeps its quotes, and an object in it loses its own', () => {
    expect(template('"order <id>: <lines>"', paths)).toBe('"order o-7: [{sku:a},{sku:b}]"');
    expect(template('"first <id>"\n"then <total>"', paths)).toBe('"first o-7"\n"then 150"');
    expect(template('<id> costs <total>', paths)).toBe('o-7 costs 150');
  });

  it('has the reserved variables', () => {
    expect(template('"<aws.events.rule-name> <aws.events.rule-arn> <aws.events.event.ingestion-time>"')).toBe(
      '"large arn:aws:events:us-east-1:123456789012:rule/shop/large 2026-01-15T10:00:01Z"',
    );
    const { detail: _detail, 'detail-type': detailType, ...rest } = event;
    expect(JSON.parse(template('{"a": <aws.events.event>, "b": <aws.events.event.json>}') as string)).toEqual({
      a: { ...rest, detailType },
      b: event,
    });
  });

  it('escapes nothing, so that what it makes may be no JSON, and nobody gets it', () => {
    expect(template('{"said": "<said>"}', { said: '$.detail.said' })).toEqual({
      problem: 'What the InputTemplate makes of the event is no JSON: {"said": "so "good""}',
      code: 'INVALID_JSON',
    });
    expect(template('{"said": <said>}', { said: '$.detail.said' })).toBe(String.raw`{"said":"so \"good\""}`);
  });

  it('knows a quote that is escaped', () => {
    expect(template(String.raw`{"say": "the \"<id>\""}`, paths)).toBe(String.raw`{"say":"the \"o-7\""}`);
  });

  it.each([
    ['{"order": <id>}', undefined],
    ['"order <id>"', undefined],
    ['<id> is there', undefined],
    ['{"e": <aws.events.event.json>}', undefined],
    ['{"order": <idd>}', { kind: 'unknown-variable', variable: 'idd' }],
    ['"<aws.events.event.json>"', { kind: 'only-in-json', variable: 'aws.events.event.json' }],
    ['[<aws.events.event.json>]', { kind: 'only-in-json', variable: 'aws.events.event.json' }],
    ['order <id>', { kind: 'not-json' }],
    ['{"order": <id>', { kind: 'not-json' }],
    ['{<id>: 1}', { kind: 'not-json' }],
    ['', { kind: 'not-json' }],
  ])('%j is looked at when it is put', (text, problem) => {
    expect(describeTemplateProblem(text, ['id'])).toEqual(problem);
  });
});

it('a schedule’s input has the context attributes of Scheduler, and keeps what is none', () => {
  const arn = 'arn:aws:scheduler:us-east-1:123456789012:schedule/default/report';
  const text =
    '{"arn":"<aws.scheduler.schedule-arn>","at":"<aws.scheduler.scheduled-time>","run":"<aws.scheduler.execution-id>","try":"<aws.scheduler.attempt-number>","x":"<aws.scheduler.other>"}';
  const ids = createIdSource(createRandom(1));
  expect(JSON.parse(fillContextAttributes(text, { arn, scheduledMs: nowMs, executionId: () => ids.hex(16) }))).toEqual({
    arn,
    at: '2026-01-15T10:00:01Z',
    run: expect.stringMatching(/^[\da-f]{16}$/) as string,
    try: '1',
    x: '<aws.scheduler.other>',
  });
});
