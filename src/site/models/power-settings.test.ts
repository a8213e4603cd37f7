import { describe, expect, it } from 'vitest';
import {
  defaultSettings,
  fromAddress,
  memorySizes,
  requestAt,
  requestHere,
  resultAt,
  toAddress,
  tuningOf,
} from './power-settings.ts';
import { invocation, transcript } from './transcript.fixture.ts';

describe('settings of power tuning in the address', () => {
  it('come back as they were, code with any sign in it included', () => {
    const others = {
      rounds: 7,
      waitMs: 0,
      architecture: 'arm64',
      handler: 'exercise',
      code: 'export const handler = () => ~~1 + "~";\n',
    } as const;
    for (const settings of [defaultSettings, others]) expect(fromAddress(toAddress(settings))).toEqual(settings);
  });

  it('are those at first where nothing can be read, and within bounds', () => {
    for (const text of ['', 'rubbish', '~~~', 'x~NaN~mips~there']) expect(fromAddress(text)).toEqual(defaultSettings);
    expect(fromAddress('1e9~-5')).toMatchObject({ rounds: 1_000_000, waitMs: 0 });
  });

  it('leave given code out', () => {
    expect(toAddress(defaultSettings)).not.toContain('handler =');
  });
});

describe('a run at a memory size', () => {
  it('repeats what happens, so that there are warm invocations', () => {
    const { function: config, steps } = requestAt(1_769, requestHere({ ...defaultSettings, rounds: 5, waitMs: 6 }));
    expect(config).toMatchObject({ memorySize: 1_769, environment: { ROUNDS: '5', WAIT_MS: '6' } });
    expect(steps).toEqual([1, 2, 3].map(() => ({ kind: 'invoke', event: {} })));
  });

  it('is measured by its warm invocations alone', () => {
    const run = transcript(
      [
        invocation(0, 0, { coldStart: true, durationMs: 900, billedDurationMs: 1_050 }),
        invocation(1_000, 0, { durationMs: 10.2, billedDurationMs: 11 }),
        invocation(2_000, 0, { durationMs: 20.4, billedDurationMs: 21 }),
      ],
      {},
    );
    const result = resultAt(256, run);
    expect(result).toMatchObject({ memoryMb: 256, billedMs: 16 });
    expect(result).toHaveProperty('durationMs', expect.closeTo(15.3, 9));
  });

  it('tells which error there was, and leaves the size out of what is compared', () => {
    const error = {
      kind: 'timed-out',
      phase: 'invoke',
      errorType: 'Sandbox.Timedout',
      errorMessage: 'Task timed out',
      trace: [],
    } as const;
    const failed = resultAt(128, transcript([invocation(0, 0, { outcome: { kind: 'function-error', error } })], {}));
    expect(failed).toEqual({ memoryMb: 128, errorType: 'Sandbox.Timedout' });
    const worked = { memoryMb: 256, durationMs: 10, billedMs: 10 };
    expect(tuningOf({ results: [failed, worked], architecture: 'x86_64' })?.points).toHaveLength(1);
    expect(tuningOf({ results: [failed], architecture: 'x86_64' })).toBeUndefined();
  });

  it('is made from the least memory to the most', () => {
    expect(memorySizes.toSorted((one, other) => one - other)).toEqual(memorySizes);
    expect([memorySizes[0], memorySizes.at(-1)]).toEqual([128, 10_240]);
  });
});
