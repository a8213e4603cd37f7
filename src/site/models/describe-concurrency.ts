import type { ConcurrencyResult } from '#simulators';
import { formatAfter } from '../workbench/format-after.ts';
import type { ConcurrencySettings } from './concurrency-settings.ts';
import { formatCount, plural } from './format-number.ts';

/** What the model comes to, in sentences. */
export function describeConcurrency(
  result: ConcurrencyResult,
  { reserves, othersWant }: Pick<ConcurrencySettings, 'reserves' | 'othersWant'>,
): string {
  const { requests, done, refused, lostByErrors, tooOld, deadLettered, longestWaitMs } = result;
  if (requests === 0) return 'No request came.';
  const notDone = requests - done;
  const sentences = [
    notDone === 0
      ? `All ${plural(requests, 'request')} were done.`
      : `Of ${plural(requests, 'request')}, ${formatCount(done)} were done.`,
    refused > 0 && `${plural(refused, 'caller')} got status 429.`,
    lostByErrors > 0 && `${formatCount(lostByErrors)} failed for good, as the database had no connection left.`,
    tooOld > 0 && `Lambda gave up ${formatCount(tooOld)} that had waited for too long.`,
    deadLettered > 0 && `${plural(deadLettered, 'message')} went to the dead-letter queue.`,
    longestWaitMs > 0 && `The longest wait was ${formatAfter(longestWaitMs)}.`,
    describeOthers(result, reserves, othersWant),
  ];
  return sentences.filter(Boolean).join(' ');
}

function describeOthers(
  { othersGoWithout, throttledAttempts, leftForOthers }: ConcurrencyResult,
  reserves: boolean,
  othersWant: number,
): string | false {
  if (reserves && othersGoWithout > 0) {
    return `Other functions want ${formatCount(othersWant)} at once and have ${formatCount(leftForOthers)}: they are throttled, even while this one is idle.`;
  }
  return (
    !reserves && throttledAttempts > 0 && 'For a while, nothing of the account was left, neither here nor for others.'
  );
}
