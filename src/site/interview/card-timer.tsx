import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { clock } from './describe-time.ts';

/** The seconds for which `isRunning` was true and the page was to be seen. Begins anew with another key. */
export function useElapsed(key: string, isRunning: boolean): number {
  const [seconds, setSeconds] = useState(0);
  const elapsedMs = useRef(0);
  useEffect(() => {
    elapsedMs.current = 0;
    setSeconds(0);
  }, [key]);
  useEffect(() => {
    if (!isRunning) return undefined;
    let lastMs = performance.now();
    const tick = (): void => {
      const nowMs = performance.now();
      if (document.visibilityState === 'visible') elapsedMs.current += nowMs - lastMs;
      lastMs = nowMs;
      setSeconds(Math.floor(elapsedMs.current / 1_000));
    };
    const timer = setInterval(tick, 250);
    return () => {
      tick();
      clearInterval(timer);
    };
  }, [key, isRunning]);
  return seconds;
}

export interface CardTimerProps {
  readonly elapsed: number;
  readonly seconds: number;
  readonly isPaused: boolean;
  onPause(isPaused: boolean): void;
}

/** How much time is left for an answer. Screen readers are told when they ask, and not each second. */
export function CardTimer({ elapsed, seconds, isPaused, onPause }: CardTimerProps): JSX.Element {
  const left = seconds - elapsed;
  return (
    <div class="deck-timer">
      <span role="timer" aria-live="off">
        {left > 0 ? `${clock(left)} of ${clock(seconds)} left` : `Time is up, ${clock(-left)} over`}
      </span>
      <span class="deck-bar" data-over={left <= 0} aria-hidden="true">
        <span style={{ width: `${Math.max(0, Math.min(100, (left / seconds) * 100))}%` }} />
      </span>
      <button
        type="button"
        onClick={() => {
          onPause(!isPaused);
        }}
      >
        {isPaused ? 'Go on' : 'Pause'}
      </button>
    </div>
  );
}
