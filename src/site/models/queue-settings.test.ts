import { describe, expect, it } from 'vitest';
import {
  bodiesOf,
  defaultSettings,
  fromAddress,
  problemOf,
  queueScenario,
  requestHere,
  toAddress,
} from './queue-settings.ts';

describe('settings of the queue in the address', () => {
  it('come back as they were', () => {
    const others = {
      ...defaultSettings,
      messages: 7,
      batchSize: 1,
      reportsFailures: false,
      handler: 'exercise',
      code: '~',
    } as const;
    for (const settings of [defaultSettings, others]) expect(fromAddress(toAddress(settings))).toEqual(settings);
  });

  it('are put within bounds, and are those at first where nothing can be read', () => {
    expect(fromAddress('rubbish')).toEqual(defaultSettings);
    expect(fromAddress('0~9999')).toEqual({ ...defaultSettings, messages: 1, broken: 200 });
  });
});

describe('the scenario of the queue', () => {
  it('sends so many messages, the broken ones evenly among them', () => {
    const bodies = bodiesOf({ messages: 6, broken: 2 });
    expect(bodies.map((body) => body === 'no JSON')).toEqual([false, false, true, false, false, true]);
    expect(bodiesOf({ messages: 2, broken: 9 })).toEqual(['no JSON', 'no JSON']);
  });

  it('sends them one after the other where there is time between them', () => {
    const { steps } = queueScenario({ ...defaultSettings, messages: 2, everyMs: 500 });
    expect(steps.map((step) => (step.kind === 'wait' ? step.seconds : step.kind))).toEqual([
      'send-messages',
      0.5,
      'send-messages',
    ]);
  });

  it('has what was set', () => {
    const { triggers, resources } = requestHere({ ...defaultSettings, reportsFailures: false, maxReceiveCount: 4 });
    expect(triggers[0]).not.toHaveProperty('functionResponseTypes');
    expect(resources.queues?.['orders']).toMatchObject({ visibilityTimeout: 30, deadLetter: { maxReceiveCount: 4 } });
  });

  it('is refused where the visibility timeout is shorter than the timeout', () => {
    expect(problemOf(defaultSettings)).toBeUndefined();
    expect(problemOf({ ...defaultSettings, visibilityTimeout: 4 })).toMatch(/4 s is shorter .* of 5 s/);
  });
});
