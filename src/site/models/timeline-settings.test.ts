import { describe, expect, it } from 'vitest';
import { arrivalTimes, defaultSettings, fromAddress, requestHere, toAddress } from './timeline-settings.ts';

describe('settings of the timeline in the address', () => {
  it('come back as they were, code with any sign in it included', () => {
    const others = {
      arrivals: 'own',
      requests: 3,
      own: '0, 1.5',
      memoryMb: 1_769,
      workMs: 0,
      handler: 'exercise',
      code: 'export const handler = () => ~~1 + "~";\n',
    } as const;
    for (const settings of [defaultSettings, others]) expect(fromAddress(toAddress(settings))).toEqual(settings);
  });

  it('are those at first where nothing can be read', () => {
    for (const text of ['', 'rubbish', '~~~~~', 'toString~x~~-~NaN~there'])
      expect(fromAddress(text)).toMatchObject({ ...defaultSettings, memoryMb: expect.any(Number) as number });
    expect(fromAddress('x~99~~1').requests).toBe(30);
  });

  it('leave given code out', () => {
    expect(toAddress(defaultSettings)).not.toContain('handler =');
  });
});

describe('the times at which requests come', () => {
  const times = (arrivals: Parameters<typeof arrivalTimes>[0]['arrivals'], own = '') =>
    arrivalTimes({ arrivals, requests: 4, own });

  it('follow the pattern', () => {
    expect(times('one-by-one')).toEqual([0, 1_000, 2_000, 3_000]);
    expect(times('at-once')).toEqual([0, 0, 0, 0]);
    expect(times('overlapping')).toEqual([0, 200, 400, 600]);
    expect(times('pauses')).toEqual([0, 0, 0, 900_000]);
  });

  it('can be pasted, in any order and with any sign between them', () => {
    expect(times('own', '5; 4.5\n900,\t4.5')).toEqual([0, 0, 500, 895_500]);
  });

  it.each([
    ['0, soon', "'soon' is no time. Write seconds from 0 to 86400, such as 0, 0.5, 900."],
    ['-1', "'-1' is no time. Write seconds from 0 to 86400, such as 0, 0.5, 900."],
    ['99999', "'99999' is no time. Write seconds from 0 to 86400, such as 0, 0.5, 900."],
    [' , ', 'The list is empty. Write seconds, such as 0, 0.5, 900.'],
    ['1 '.repeat(31), 'These are 31 requests. Write 30 at most.'],
  ])('are refused with a reason: %j', (own, problem) => {
    expect(times('own', own)).toEqual({ problem });
  });

  it('are when the requests of a run begin', () => {
    const { steps, function: config } = requestHere({ ...defaultSettings, workMs: 7 }, [0, 10]);
    expect(steps).toMatchObject([{ kind: 'parallel', startsAfterMs: [0, 10] }, { kind: 'wait' }]);
    expect(config).toMatchObject({ memorySize: 128, environment: { WORK_MS: '7' } });
  });
});
