import type { IdSource, JsonValue, Simulation } from '#kernel';
import type { Cloud } from '../aws/index.ts';
import type { DeliveryRecord } from '../delivery-record.ts';
import type { SourcePorts } from '../sources/index.ts';
import type { TriggerSpec } from '../trigger-spec.ts';

/** What those have at hand who bring events to the function and to others. */
export interface Delivering {
  readonly triggers: readonly TriggerSpec[];
  readonly cloud: Cloud | undefined;
  readonly simulation: Simulation;
  readonly ids: IdSource;
  readonly ports: SourcePorts;
  /** Invokes the function asynchronously, as often as is asked for now. */
  deliver(
    source: DeliveryRecord['source'],
    from: string,
    event: JsonValue,
    about: { readonly records: readonly string[]; readonly timeMs: number; readonly afterMs?: number },
  ): void;
  /** How often what happens now is delivered. */
  copies(): number;
}
