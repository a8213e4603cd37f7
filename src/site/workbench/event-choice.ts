import type { JsonValue } from '#kernel';
import type { ActingStep, CloudSpec, HttpTriggerKind, NetworkRoute, Step } from '#sandbox';

/** An event that can be chosen: a step of a scenario, with the seed that its values come from. */
export interface EventChoice {
  readonly key: string;
  readonly label: string;
  readonly event: JsonValue;
  readonly step: ActingStep;
  /** The API that reads the answer, where the step is a request. */
  readonly source?: HttpTriggerKind;
  /** The hosts that the scenario's function can reach. */
  readonly network?: readonly NetworkRoute[];
  /** What there is around it. */
  readonly resources?: CloudSpec;
  readonly seed: number;
}

/** The key of a step's event; `nth`, from 0, counts those of a parallel step. */
export function choiceKey(taskIndex: number, scenarioIndex: number, step: number, nth = 0): string {
  return `${taskIndex}-${scenarioIndex}-${step}-${nth}`;
}

/** What a step does: nothing while it waits, several things at once when it is parallel. */
export function actingSteps(step: Step): readonly ActingStep[] {
  switch (step.kind) {
    case 'invoke':
      return [step];
    case 'http-request':
      // Where a location leads is known when it is there.
      return step.follows === undefined ? [step] : [];
    case 'parallel':
      return step.steps;
    default:
      return [];
  }
}
