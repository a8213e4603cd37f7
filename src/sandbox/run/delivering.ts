import type { IdSource, JsonValue, Simulation } from '#kernel';
import type { Cloud } from '../aws/index.ts';
import type { DeliveryRecord } from '../delivery-record.ts';
import type { SourcePorts } from '../sources/index.ts';

/** What those have at hand who bring events to functions and to others. */
export interface Delivering {
  readonly cloud: Cloud | undefined;
  readonly simulation: Simulation;
  readonly ids: IdSource;
  readonly ports: SourcePorts;
  hasFunction(name: string): boolean;
  /** Invokes a function asynchronously, the one under test where no other is named, as often as is asked for now. */
  deliver(source: DeliveryRecord['source'], from: string, event: JsonValue, about: DeliveryAbout): void;
  /** How often what happens now is delivered. */
  copies(): number;
}

export interface DeliveryAbout {
  readonly records: readonly string[];
  readonly timeMs: number;
  readonly afterMs?: number;
  /** The name of the function. */
  readonly to?: string;
}
