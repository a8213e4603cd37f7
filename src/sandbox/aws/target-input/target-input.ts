import type { JsonObject, JsonValue } from '#kernel';
import { fillTemplate, type ReservedVariable } from './input-template.ts';
import { valueAt } from './json-path.ts';

/** What a rule hands to a target in place of the event. */
export type TargetInput =
  | { readonly kind: 'event' }
  /** `text` is JSON. */
  | { readonly kind: 'constant'; readonly text: string }
  | { readonly kind: 'path'; readonly path: string }
  /** `paths` are those of the template's variables, by their names. */
  | { readonly kind: 'template'; readonly paths: Readonly<Record<string, string>>; readonly template: string };

export interface RuleIdentity {
  readonly name: string;
  readonly arn: string;
}

export type TargetText =
  | { readonly text: string }
  /** `code` is EventBridge's own, where it is known. */
  | { readonly problem: string; readonly code?: 'INVALID_JSON' };

/** Makes what a target gets of an event, or says why it gets nothing. `nowMs` is when EventBridge has it. */
export function makeTargetText(input: TargetInput, event: JsonObject, rule: RuleIdentity, nowMs: number): TargetText {
  switch (input.kind) {
    case 'event':
      return { text: JSON.stringify(event) };
    case 'constant':
      return { text: input.text };
    case 'path': {
      const value = valueAt(input.path, event);
      // What AWS does then is not documented: an assumption of the model.
      return value === undefined
        ? { problem: `There is nothing at the InputPath ${input.path} of the event.` }
        : { text: JSON.stringify(value) };
    }
    case 'template':
      return fill(input, event, rule, nowMs);
  }
}

function fill(
  { paths, template }: Extract<TargetInput, { kind: 'template' }>,
  event: JsonObject,
  rule: RuleIdentity,
  nowMs: number,
): TargetText {
  const own = Object.entries(paths).map(([name, path]) => [name, valueAt(path, event)]);
  const text = fillTemplate(template, {
    ...(Object.fromEntries(own) as Readonly<Record<string, JsonValue | undefined>>),
    ...reservedValues(event, rule, nowMs),
  });
  if (!template.trimStart().startsWith('{')) return { text };
  try {
    return { text: JSON.stringify(JSON.parse(text)) };
  } catch {
    return { problem: `What the InputTemplate makes of the event is no JSON: ${text}`, code: 'INVALID_JSON' };
  }
}

/** The event without its detail names its type `detailType`, as LocalStack has recorded it from AWS. */
function reservedValues(
  event: JsonObject,
  rule: RuleIdentity,
  nowMs: number,
): Readonly<Record<ReservedVariable, JsonValue>> {
  const { detail: _detail, 'detail-type': detailType = null, ...rest } = event;
  return {
    'aws.events.rule-arn': rule.arn,
    'aws.events.rule-name': rule.name,
    'aws.events.event.ingestion-time': `${new Date(nowMs).toISOString().slice(0, 19)}Z`,
    'aws.events.event': { ...rest, detailType },
    'aws.events.event.json': event,
  };
}
