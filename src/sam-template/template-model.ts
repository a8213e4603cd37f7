import type { JsonValue } from '#kernel';
import type { FunctionConfig, SourceFiles, TriggerSpec } from '#sandbox';
import type { QueueSettings } from './read-queue.ts';

/** What a template says about its function. */
export interface TemplateModel {
  /** The function's name in the template. */
  readonly logicalId: string;
  readonly function: FunctionConfig;
  readonly triggers: readonly TriggerSpec[];
  /** What it says of queues, by their names. */
  readonly queues: Readonly<Record<string, QueueSettings>>;
  /** As they stand there: names of managed policies, policy templates and policy documents. */
  readonly policies: readonly JsonValue[];
  readonly layers: readonly string[];
  /** The function's files, as they are in its package: those of CodeUri. */
  readonly files: SourceFiles;
}
