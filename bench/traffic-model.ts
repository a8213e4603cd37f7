import { always, simulateTraffic, type TrafficInput } from '#simulators';
import { median, milliseconds, type Figure } from './figure.ts';

const rounds = 7;
const requests = { aControl: 100_000, aDay: 1_000_000 };

/** Requests that come steadily for a day, each a tenth of a second. */
function input(count: number): TrafficInput {
  const seconds = 86_400;
  return {
    arrivals: { kind: 'steady', perSecond: count / seconds },
    seconds,
    function: { init: always(500), duration: { mean: 100, min: 50, max: 200 }, memoryMb: 512, architecture: 'x86_64' },
    policy: { kind: 'on-demand' },
    concurrencyLimit: 1_000,
    idleSeconds: 600,
    lifetimeSeconds: 14_400,
    seed: 1,
  };
}

/**
 * Times the model of traffic: what a control may cost on the page, and what a worker plays. Processor time, as what else runs on the
 * machine must not count.
 */
export function measureTraffic(): readonly Figure[] {
  return [
    {
      name: 'traffic: 100,000 requests, on the page',
      measured: timeOf(requests.aControl),
      limit: 100,
      format: milliseconds,
    },
    {
      name: 'traffic: a million requests, in a worker',
      measured: timeOf(requests.aDay),
      limit: 1_000,
      format: milliseconds,
    },
  ];
}

function timeOf(count: number): number {
  const asked = input(count);
  simulateTraffic(asked);
  const times = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage();
    simulateTraffic(asked);
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  });
  return median(times);
}
