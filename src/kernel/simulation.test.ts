import { describe, expect, it } from 'vitest';
import { createSimulation, type Simulation } from './simulation.ts';

const start = 1_000;

/** A process that notes when it goes on. */
function ticker(simulation: Simulation, name: string, times: readonly number[], notes: string[]) {
  return async () => {
    for (const time of times) {
      await simulation.until(time);
      notes.push(`${name}@${simulation.now()}`);
    }
    return name;
  };
}

describe('virtual time', () => {
  it('jumps to the next process that waits, whichever was started first', async () => {
    const simulation = createSimulation(start);
    const notes: string[] = [];

    const ended = await simulation.run(() =>
      simulation.all([
        ticker(simulation, 'slow', [1_500, 3_000], notes),
        ticker(simulation, 'quick', [1_200, 1_400, 2_000], notes),
      ]),
    );

    expect(notes).toEqual(['quick@1200', 'quick@1400', 'slow@1500', 'quick@2000', 'slow@3000']);
    expect(ended).toEqual(['slow', 'quick']);
  });

  it('lets processes of the same time go on in the order in which they came', async () => {
    const simulation = createSimulation(start);
    const notes: string[] = [];

    await simulation.run(() => simulation.all(['a', 'b', 'c'].map((name) => ticker(simulation, name, [1_100], notes))));

    expect(notes).toEqual(['a@1100', 'b@1100', 'c@1100']);
  });

  it('waits for a process that is really busy', async () => {
    const simulation = createSimulation(start);
    const notes: string[] = [];

    await simulation.run(() =>
      simulation.all([
        async () => {
          await new Promise((resolve) => setImmediate(resolve));
          notes.push(`loaded@${simulation.now()}`);
          return 'loaded';
        },
        ticker(simulation, 'other', [2_000], notes),
      ]),
    );

    expect(notes).toEqual(['loaded@1000', 'other@2000']);
  });

  it('lets a process wait for what another does, and no longer than it wants to', async () => {
    const simulation = createSimulation(start);
    const bell = simulation.createBell();
    const notes: string[] = [];

    await simulation.run(() =>
      simulation.all([
        async () => {
          for (const limit of [5_000, 2_100]) {
            await bell.until(limit);
            notes.push(`waited until ${simulation.now()}`);
          }
        },
        async () => {
          await simulation.until(2_000);
          bell.ring();
          notes.push(`rang at ${simulation.now()}`);
          await simulation.until(3_000);
          // Nobody hears it.
          bell.ring();
        },
      ]),
    );

    expect(notes).toEqual(['rang at 2000', 'waited until 2000', 'waited until 2100']);
    expect(simulation.now()).toBe(3_000);
  });

  it('does not wait for what is over already', async () => {
    const simulation = createSimulation(start);

    await simulation.run(() => simulation.until(500));

    expect(simulation.now()).toBe(start);
  });

  it('goes on after the processes that were started', async () => {
    const simulation = createSimulation(start);

    const time = await simulation.run(async () => {
      await simulation.all([() => simulation.until(1_500), () => simulation.until(1_200)]);
      await simulation.until(1_800);
      return simulation.now();
    });

    expect(time).toBe(1_800);
  });

  it('ends with the error of a process, once the others have ended', async () => {
    const simulation = createSimulation(start);
    const notes: string[] = [];
    const failing = async (): Promise<string> => {
      await simulation.until(1_100);
      throw new Error('broken');
    };

    const run = simulation.run(() => simulation.all([failing, ticker(simulation, 'other', [1_300], notes)]));

    await expect(run).rejects.toThrow('broken');
    expect(notes).toEqual(['other@1300']);
  });
});

describe('a local clock', () => {
  it('runs ahead while its process computes, and is never behind', async () => {
    const simulation = createSimulation(start);
    const clock = simulation.createLocalClock();

    clock.advance(250);
    expect([clock.now(), simulation.now()]).toEqual([1_250, 1_000]);

    await simulation.run(() => simulation.until(2_000));
    expect(clock.now()).toBe(2_000);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('cannot go by %s', (milliseconds) => {
    const clock = createSimulation(start).createLocalClock();

    expect(() => {
      clock.advance(milliseconds);
    }).toThrow(RangeError);
  });
});

describe('what goes on beside', () => {
  it('is waited for by who waits until all has settled', async () => {
    const simulation = createSimulation(0);
    const seen: string[] = [];
    await simulation.run(async () => {
      simulation.start(async () => {
        await simulation.until(60);
        simulation.start(async () => {
          await simulation.until(90);
          seen.push(`later at ${simulation.now()}`);
        });
      });
      seen.push(`settled: ${await simulation.settled(1_000)} at ${simulation.now()}`);
    });
    expect(seen).toEqual(['later at 90', 'settled: true at 90']);
  });

  it('is left alone when the limit comes first, and given up at the end', async () => {
    const simulation = createSimulation(0);
    let hasGoneOn = false;
    const settled = await simulation.run(async () => {
      simulation.start(async () => {
        await simulation.until(5_000);
        hasGoneOn = true;
      });
      return simulation.settled(1_000);
    });
    expect([settled, simulation.now(), hasGoneOn]).toEqual([false, 1_000, false]);
  });

  it('ends the run where it fails', async () => {
    const simulation = createSimulation(0);
    const run = simulation.run(async () => {
      simulation.start(() => Promise.reject(new Error('our own fault')));
      await simulation.until(1_000);
    });
    await expect(run).rejects.toThrow('our own fault');
  });
});
