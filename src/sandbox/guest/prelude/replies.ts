import type { NetworkOutcome } from './host.ts';
import { mapDelete, mapGet, mapSet, parseJson, RealMap } from './intrinsics.ts';

type Callback = (outcome: NetworkOutcome) => void;

/** Who waits for the reply to a request that had none at once. */
export interface Replies {
  await(id: number, callback: Callback): void;
  bring(id: number, outcomeJson: string): void;
}

export function createReplies(): Replies {
  const waiting = new RealMap<number, Callback>();
  return {
    await(id, callback) {
      mapSet(waiting, id, callback);
    },
    bring(id, outcomeJson) {
      const callback = mapGet(waiting, id);
      mapDelete(waiting, id);
      callback?.(parseJson(outcomeJson) as NetworkOutcome);
    },
  };
}
