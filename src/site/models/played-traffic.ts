import { simulateTraffic, type TrafficInput, type TrafficResult } from '#simulators';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { mostHere, type Asked } from './traffic-settings.ts';

export interface PlayedTraffic {
  readonly result: TrafficResult;
  readonly watchedHours: number;
}

type FromWorker =
  | { readonly kind: 'played'; readonly asked: Asked; readonly played: PlayedTraffic }
  | { readonly kind: 'failed'; readonly asked: Asked };

/**
 * Plays the traffic: at once where it is little, else in a worker, so that the page goes on answering. Until there is something
 * new, `played` is what was played before.
 */
export function usePlayedTraffic(asked: Asked): {
  readonly played: PlayedTraffic | undefined;
  readonly isPlaying: boolean;
  readonly problem: string | undefined;
} {
  const last = useRef<PlayedTraffic | undefined>(undefined);
  const [fromWorker, setFromWorker] = useState<FromWorker | undefined>(undefined);
  const isLarge = asked.kind === 'input' && asked.requests > mostHere;
  const here = useMemo(
    () => (asked.kind === 'input' && !isLarge ? playedOf(asked.input, simulateTraffic(asked.input)) : undefined),
    [asked],
  );
  useEffect(() => {
    if (!isLarge) return undefined;
    const worker = new Worker(new URL('./traffic.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<TrafficResult>) => {
      setFromWorker({ kind: 'played', asked, played: playedOf(asked.input, data) });
      worker.terminate();
    };
    worker.onerror = () => {
      setFromWorker({ kind: 'failed', asked });
    };
    worker.postMessage(asked.input);
    // Whoever changes a setting meanwhile wants the new one only.
    return () => {
      worker.terminate();
    };
  }, [asked]);
  const answer = fromWorker?.asked === asked ? fromWorker : undefined;
  last.current = here ?? (answer?.kind === 'played' ? answer.played : last.current);
  return {
    played: last.current,
    isPlaying: isLarge && answer === undefined,
    problem: problemOf(asked, answer),
  };
}

function playedOf({ seconds }: TrafficInput, result: TrafficResult): PlayedTraffic {
  return { result, watchedHours: seconds / 3_600 };
}

function problemOf(asked: Asked, answer: FromWorker | undefined): string | undefined {
  if (asked.kind === 'problem') return asked.message;
  return answer?.kind === 'failed'
    ? 'So many requests are played by a worker, and this browser did not let it start.'
    : undefined;
}
