import type { JsonValue } from '#kernel';
import type { CheckResult } from '../grade-report.ts';
import type { Prediction } from '../prediction-spec.ts';
import type { ScenarioOutcome } from '../transcript.ts';
import { findDifference, show } from './compare-json.ts';
import { observe } from './observe.ts';

/** Compares a forecast with what happened. `stepCount` is how many steps the scenario has. */
export function examinePrediction(
  prediction: Prediction,
  forecast: JsonValue | undefined,
  outcome: ScenarioOutcome,
  stepCount: number,
): CheckResult {
  const { id, ask, from, why, mistakes } = prediction;
  const step = 'step' in from ? from.step : stepCount;
  const unit = prediction.kind === 'number' ? prediction.unit : undefined;
  const base = { id, kind: 'prediction', step, sentence: ask, ...(unit !== undefined && { unit }) } as const;
  if (outcome.kind !== 'ran') return { ...base, status: 'not-reached', message: outcome.message };

  const observed = observe(from, outcome.transcript, stepCount);
  if (observed === undefined) {
    return {
      ...base,
      status: 'not-reached',
      message: 'The run brought nothing that a forecast could be compared with.',
    };
  }
  const seen = { ...base, expected: observed, explanation: why };
  if (forecast === undefined) return { ...seen, status: 'not-reached', message: 'You have made no forecast here.' };

  const compared = { ...seen, received: forecast };
  if (isRight(prediction, forecast, observed)) return { ...compared, status: 'passed' };
  const known = mistakes.find((mistake) => isSame(mistake.forecast, forecast));
  const counted = unit === undefined ? '' : ` ${unit}`;
  const plain = `You said ${plainly(forecast)}${counted}; it was ${plainly(observed)}${counted}.`;
  return { ...compared, status: 'failed', cause: 'value', message: known?.say ?? plain };
}

function isRight(prediction: Prediction, forecast: JsonValue, observed: JsonValue): boolean {
  if (prediction.kind === 'choice') return isSame(forecast, observed);
  if (typeof forecast !== 'number' || typeof observed !== 'number') return false;
  return Math.abs(forecast - observed) <= (prediction.tolerance ?? 0);
}

function isSame(one: JsonValue, other: JsonValue): boolean {
  return findDifference(one, other, 'equals') === undefined;
}

/** A text as it is, anything else as JSON. */
function plainly(value: JsonValue): string {
  return typeof value === 'string' ? value : show(value);
}
