import type { JsonValue } from '#kernel';
import type { DeliveryOutcome, DeliveryRecord } from './delivery-record.ts';

/**
 * What is looked at of a run: one JSON value comes of it. Where `step` is absent, what speaks of an answer looks at the
 * last step, and what counts looks at the whole scenario.
 */
export type Observation =
  /** What the handler returned, or what is at a path in it, such as `body.items[0]`. */
  | { readonly kind: 'answer'; readonly step?: number; readonly path?: string }
  | { readonly kind: 'response-status'; readonly step?: number }
  /** How many HTTP callers got this status, of a step or of all. */
  | { readonly kind: 'response-count'; readonly status: number; readonly step?: number }
  /** The body that the HTTP caller got: as JSON where it is, as text where it is not. */
  | { readonly kind: 'response-body'; readonly step?: number; readonly path?: string }
  /** The type of the function's error; `none` where it did not fail. */
  | { readonly kind: 'function-error'; readonly step?: number }
  | { readonly kind: 'invocation-count'; readonly step?: number }
  | { readonly kind: 'cold-starts'; readonly step?: number }
  /** Milliseconds, of all invocations together, INIT included. */
  | { readonly kind: 'billed-duration'; readonly step?: number }
  /** Milliseconds, of the longest invocation, without INIT. */
  | { readonly kind: 'duration'; readonly step?: number }
  /** `yes` or `no`: whether a line that the function logged has this text. */
  | { readonly kind: 'log-includes'; readonly text: string }
  /** How many lines that the function logged have this text. */
  | { readonly kind: 'log-count'; readonly text: string }
  | {
      readonly kind: 'deliveries';
      readonly outcome: DeliveryOutcome;
      readonly source?: DeliveryRecord['source'];
      readonly step?: number;
    }
  | { readonly kind: 'messages'; readonly queue: string }
  | { readonly kind: 'object-count'; readonly bucket: string; readonly prefix?: string }
  | { readonly kind: 'item-count'; readonly table: string }
  | { readonly kind: 'service-calls'; readonly service: string; readonly operation: string };

export type ObservationKind = Observation['kind'];

/** What can be chosen as a forecast. */
export type ForecastOption = string | number | boolean | null;

/** A forecast that people often make and that is wrong, and what to say to them. */
export interface WrongForecast {
  readonly forecast: ForecastOption;
  readonly say: string;
}

interface PredictionBase {
  /** Kebab-case and unique in the exercise. */
  readonly id: string;
  /** The question. */
  readonly ask: string;
  /** Where the right answer comes from: it is observed, never written down. */
  readonly from: Observation;
  /** Why it is so, read after the run. */
  readonly why: string;
  readonly mistakes: readonly WrongForecast[];
}

/** One question about what a run will do. */
export type Prediction = PredictionBase &
  (
    | { readonly kind: 'choice'; readonly options: readonly ForecastOption[] }
    /** A forecast may be off by `tolerance`; by nothing where it is absent. */
    | { readonly kind: 'number'; readonly unit?: string; readonly tolerance?: number }
  );

/** What the learner says will happen: the prediction's id, and the value. */
export type Forecasts = Readonly<Record<string, JsonValue>>;
