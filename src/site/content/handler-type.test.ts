import { describe, expect, test } from 'vitest';
import type { ExerciseSpec, Step, TriggerSpec } from '#sandbox';
import { handlerType } from './handler-type.ts';

interface Exercise {
  readonly triggers?: readonly TriggerSpec[];
  readonly steps?: readonly Step[];
  readonly values?: Readonly<Record<string, string>>;
}

function typeOf({ triggers, steps = [], values = {} }: Exercise): string {
  const spec: ExerciseSpec = {
    function: { handler: 'index.handler', runtime: 'nodejs24.x', memorySize: 128, timeout: 3, environment: {} },
    ...(triggers && { triggers }),
    tasks: [{ title: 'one', hints: [], scenarios: [{ name: 'one', values, steps, checks: [] }] }],
  };
  return handlerType(spec, 'index.mjs').type.replaceAll("import('aws-lambda').", '');
}

const request = { method: 'GET', path: '/', query: {}, headers: {} };
const invoke: Step = { kind: 'invoke', event: {} };

describe("the type of an exercise's handler", () => {
  test('comes from its trigger', () => {
    expect(typeOf({ triggers: [{ kind: 'sqs', queue: 'one' }] })).toBe('SQSHandler');
    expect(typeOf({ triggers: [{ kind: 'rest-api' }] })).toBe('APIGatewayProxyHandler');
    expect(
      typeOf({ triggers: [{ kind: 'schedule', name: 'one', by: 'rule', scheduleExpression: 'rate(1 day)' }] }),
    ).toBe('ScheduledHandler');
  });

  test('lets a function behind an HTTP API return any object, as format 2.0 does', () => {
    expect(typeOf({ triggers: [{ kind: 'http-api' }] })).toBe('APIGatewayProxyHandlerV2<Record<string, unknown>>');
  });

  test('is of an HTTP API where requests come and no trigger is named', () => {
    expect(typeOf({ steps: [{ kind: 'http-request', request }] })).toMatch(/^APIGatewayProxyHandlerV2</);
    expect(typeOf({ steps: [{ kind: 'http-request', request, api: 'rest' }] })).toBe('APIGatewayProxyHandler');
  });

  test('has any event where events are sent that no source makes', () => {
    expect(typeOf({ steps: [invoke] })).toBe('Handler');
    expect(typeOf({ steps: [{ kind: 'http-request', request }, invoke] })).toBe('Handler');
    expect(typeOf({ steps: [{ kind: 'parallel', steps: [invoke] }] })).toBe('Handler');
    expect(
      typeOf({ triggers: [{ kind: 'schedule', name: 'one', by: 'scheduler', scheduleExpression: 'rate(1 day)' }] }),
    ).toBe('Handler');
  });

  test('has what is in the events that are sent, with generated values as what they are', () => {
    const quote: Step = { kind: 'invoke', event: { action: 'quote', amount: '{{ amount }}' } };
    const list: Step = { kind: 'invoke-async', event: { action: 'list' } };
    expect(typeOf({ steps: [quote, list], values: { amount: 'int 1 9' } })).toBe(
      'Handler<{ action: string; amount?: number }>',
    );
    expect(typeOf({ steps: [quote, invoke], values: { amount: 'int 1 9' } })).toBe('Handler');
  });

  test('has what is in events beside the records of its trigger, too', () => {
    const triggers: readonly TriggerSpec[] = [{ kind: 'sqs', queue: 'one' }];
    const start: Step = { kind: 'invoke-async', event: { month: '2026-01' } };
    expect(typeOf({ triggers, steps: [start] })).toBe('Handler<SQSEvent & { month: string }>');
    expect(typeOf({ triggers, steps: [{ kind: 'invoke', event: { Records: [] } }] })).toBe('SQSHandler');
  });

  test('keeps the type of the trigger where a sample of its event is sent', () => {
    expect(typeOf({ triggers: [{ kind: 's3', bucket: 'one', events: [] }], steps: [invoke] })).toBe('S3Handler');
  });

  test('has the members of all events where there are several triggers', () => {
    expect(
      typeOf({
        triggers: [
          { kind: 'sns', topic: 'one' },
          { kind: 'sqs', queue: 'one' },
        ],
      }),
    ).toBe('Handler<SNSEvent & SQSEvent>');
  });
});
