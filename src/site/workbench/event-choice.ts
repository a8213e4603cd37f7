import type { JsonValue } from '#kernel';
import type { Step } from '#sandbox';

/** An event that can be chosen: a step of a scenario, with the seed that its values come from. */
export interface EventChoice {
  readonly key: string;
  readonly label: string;
  readonly event: JsonValue;
  readonly step: Step;
  readonly seed: number;
}

/** The key of a step's event. */
export function choiceKey(taskIndex: number, scenarioIndex: number, step: number): string {
  return `${taskIndex}-${scenarioIndex}-${step}`;
}
