import { describe, expect, it } from 'vitest';
import { answered, hostedFunction, startMs } from './three-line-host.fixture.ts';

describe('a function', () => {
  it('keeps its environment warm from one event to the next', async () => {
    const { lambdaFunction, simulation, hosts } = hostedFunction([{}]);

    const runs = await simulation.run(async () => [await lambdaFunction.invoke(1), await lambdaFunction.invoke(2)]);

    expect(runs.map(({ coldStart }) => coldStart)).toEqual([true, false]);
    expect(hosts.created).toBe(1);
  });

  it('opens an environment for each event that comes while the others are busy', async () => {
    const { lambdaFunction, simulation, hosts } = hostedFunction([{ waitsMs: 500 }]);

    const runs = await simulation.run(() =>
      simulation.all([1, 2, 3].map((event) => () => lambdaFunction.invoke(event))),
    );

    expect(runs.map(({ coldStart, durationMs }) => ({ coldStart, durationMs }))).toEqual([
      { coldStart: true, durationMs: 501 },
      { coldStart: true, durationMs: 501 },
      { coldStart: true, durationMs: 501 },
    ]);
    expect(hosts.created).toBe(3);
  });

  it('uses those environments again, as many as it needs', async () => {
    const { lambdaFunction, simulation, hosts } = hostedFunction([{ waitsMs: 500 }]);
    const burst = () => simulation.all([1, 2].map((event) => () => lambdaFunction.invoke(event)));

    const second = await simulation.run(async () => {
      await burst();
      return burst();
    });

    expect(second.map(({ coldStart }) => coldStart)).toEqual([false, false]);
    expect(hosts.created).toBe(2);
  });

  it('is free again only when the invocation has taken its time', async () => {
    const { lambdaFunction, simulation } = hostedFunction([
      { invoke: (_event, _context, clock) => (clock.advance(800), answered(1)) },
    ]);

    const late = await simulation.run(async () => {
      await lambdaFunction.invoke('warm it up');
      const [, second] = await simulation.all([
        () => lambdaFunction.invoke('busy for 800 ms'),
        async () => {
          await simulation.until(simulation.now() + 400);
          return lambdaFunction.invoke('in the middle');
        },
      ]);
      return second;
    });

    expect(late?.coldStart).toBe(true);
  });

  it('drops an environment that was idle for long', async () => {
    const { lambdaFunction, simulation, hosts } = hostedFunction([{}], 60_000);

    const later = await simulation.run(async () => {
      await lambdaFunction.invoke(1);
      await simulation.until(startMs + 30_000);
      const soon = await lambdaFunction.invoke(2);
      await simulation.until(startMs + 120_000);
      return [soon, await lambdaFunction.invoke(3)];
    });

    expect(later.map(({ coldStart }) => coldStart)).toEqual([false, true]);
    expect(hosts).toEqual({ created: 2, disposed: 1 });
  });

  it('opens a new environment after one whose process has ended', async () => {
    const { lambdaFunction, simulation, hosts } = hostedFunction([{ invoke: () => ({ kind: 'never-settled' }) }, {}]);

    const second = await simulation.run(async () => {
      await lambdaFunction.invoke(1);
      return lambdaFunction.invoke(2);
    });

    expect(second).toMatchObject({ coldStart: true, outcome: { kind: 'answered' } });
    expect(hosts).toEqual({ created: 2, disposed: 1 });
  });

  it('ends all its environments when it is disposed', async () => {
    const { lambdaFunction, simulation, hosts } = hostedFunction([{ waitsMs: 1 }]);
    await simulation.run(() => simulation.all([1, 2].map((event) => () => lambdaFunction.invoke(event))));

    lambdaFunction.dispose();

    expect(hosts).toEqual({ created: 2, disposed: 2 });
  });
});
