import { createClock, createIdSource, createRandom, type JsonValue } from '#kernel';
import type { ActingStep } from '../exercise-spec.ts';
import type { TriggerSpec } from '../trigger-spec.ts';
import { openHttpExchange } from './http-exchange.ts';
import { startOfTimeMs } from './start-of-time.ts';

/** The event that a step of a scenario with this seed brings. Of ids in it, those of the first step are the run's own. */
export function previewEvent(step: ActingStep, seed: number, triggers: readonly TriggerSpec[] = []): JsonValue {
  if (step.kind === 'invoke') return step.event;
  const ids = createIdSource(createRandom(seed));
  const exchange = openHttpExchange(step, triggers, createClock(startOfTimeMs), ids);
  return exchange.kind === 'invocation' ? exchange.event : null;
}
