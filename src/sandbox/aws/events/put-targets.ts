import { serviceQuotas } from '#aws-facts';
import { isJson, type JsonObject } from '#kernel';
import { AwsError } from '../aws-error.ts';
import { readShape, listOf, mapOf, structure } from '../protocols/input-shape.ts';
import { constraint, optionalText } from '../protocols/json-members.ts';
import type { OperationInput } from '../protocols/json-service.ts';
import type { ServiceContext } from '../service.ts';
import { describeInputPathProblem, describeTemplateProblem, type TargetInput } from '../target-input/index.ts';
import { busNameOf, checkedName, requiredName } from './names.ts';
import type { RuleTarget } from './rule.ts';
import type { RuleBook } from './rule-book.ts';

/** What of a target is looked at; the rest is kept as it is. Source: Amazon EventBridge API Reference, Target. */
const targetsShape = listOf(
  structure({
    Id: 'String',
    Arn: 'String',
    RoleArn: 'String',
    Input: 'String',
    InputPath: 'String',
    InputTransformer: structure({ InputPathsMap: mapOf('String'), InputTemplate: 'String' }),
    SqsParameters: structure({ MessageGroupId: 'String' }),
    DeadLetterConfig: structure({ Arn: 'String' }),
    RetryPolicy: structure({ MaximumRetryAttempts: 'Integer', MaximumEventAgeInSeconds: 'Integer' }),
  }),
);

interface SentTarget {
  readonly Id?: string;
  readonly Arn?: string;
  readonly RoleArn?: string;
  readonly Input?: string;
  readonly InputPath?: string;
  readonly InputTransformer?: {
    readonly InputPathsMap?: Readonly<Record<string, string>>;
    readonly InputTemplate?: string;
  };
  readonly SqsParameters?: { readonly MessageGroupId?: string };
  readonly DeadLetterConfig?: { readonly Arn?: string };
}

/** `PutTargets`: a target takes the place of the one with its id. */
export function putTargets(input: OperationInput, context: ServiceContext, book: RuleBook): object {
  const name = requiredName(input, 'Rule');
  const bus = busNameOf(optionalText(input, 'EventBusName'));
  const sent = input['Targets'];
  if (sent === undefined || sent === null) throw constraint('Targets', 'null', 'Member must not be null');
  const read = readShape(sent, targetsShape) as readonly SentTarget[];
  const most = 100;
  if (read.length === 0) throw constraint('Targets', "'[]'", 'Member must have length greater than or equal to 1');
  if (read.length > most) throw constraint('Targets', "'[…]'", `Member must have length less than or equal to ${most}`);
  const members = sent as readonly JsonObject[];
  const targets = read.map((one, index) => readTarget(one, members[index] ?? {}, `targets.${index + 1}.member`));
  const rule = book.rule(bus, name);
  const kept = new Map(rule.targets.map((target) => [target.id, target]));
  for (const target of targets) kept.set(target.id, target);
  if (kept.size > serviceQuotas.targetsPerRule.value)
    throw new AwsError('LimitExceededException', 'The requested resource exceeds the maximum number allowed.');
  book.put({ ...rule, targets: [...kept.values()] }, context);
  return { FailedEntryCount: 0, FailedEntries: [] };
}

/** Reads a target, or throws an AwsError. The words are the service's own, as others have seen them. */
function readTarget(sent: SentTarget, members: JsonObject, place: string): RuleTarget {
  if (sent.Id === undefined) throw constraint(`${place}.id`, 'null', 'Member must not be null');
  if (sent.Arn === undefined) throw constraint(`${place}.arn`, 'null', 'Member must not be null');
  const id = checkedName(sent.Id, `${place}.id`);
  const { Arn: arn, SqsParameters: sqs, DeadLetterConfig: deadLetter } = sent;
  const [prefix, , service = ''] = arn.split(':');
  if (prefix !== 'arn' || arn.split(':').length < 6)
    throw invalid(`Parameter ${arn} is not valid. Reason: Provided Arn is not in correct format.`);
  if (service === 'events' && sent.RoleArn === undefined) throw invalid(`RoleArn is required for target ${arn}.`);
  if (service === 'sqs' && arn.endsWith('.fifo') && sqs?.MessageGroupId === undefined)
    throw invalid(`Parameter(s) SqsParameters must be specified for target: ${id}.`);
  const deadLetterArn = deadLetter?.Arn;
  if (deadLetterArn !== undefined) refuseDeadLetter(deadLetterArn);
  return {
    id,
    arn,
    input: readInput(sent, id, place),
    ...(sqs?.MessageGroupId !== undefined && { messageGroupId: sqs.MessageGroupId }),
    ...(deadLetterArn !== undefined && { deadLetterArn }),
    members,
  };
}

function refuseDeadLetter(arn: string): void {
  const [, , service = ''] = arn.split(':');
  if (service !== 'sqs') throw invalid(`${service} is not supported as a dead letter resource.`);
  if (arn.endsWith('.fifo')) throw invalid('SQS FIFO is not supported by Dead Letter Queues.');
}

function readInput(
  { Input: text, InputPath: path, InputTransformer: transformer }: SentTarget,
  id: string,
  place: string,
): TargetInput {
  const given = [text, path, transformer].filter((one) => one !== undefined);
  if (given.length > 1)
    throw invalid(`Only one of Input, InputPath, or InputTransformer must be provided for target ${id}.`);
  if (text !== undefined) {
    if (!isJson(text)) throw invalid(`JSON syntax error in input for target ${id}.`);
    return { kind: 'constant', text };
  }
  if (path !== undefined) {
    refusePath(path, id);
    return { kind: 'path', path };
  }
  return transformer === undefined ? { kind: 'event' } : readTransformer(transformer, id, place);
}

function readTransformer(
  { InputPathsMap: paths = {}, InputTemplate: template }: NonNullable<SentTarget['InputTransformer']>,
  id: string,
  place: string,
): TargetInput {
  const member = `${place}.inputTransformer`;
  const { inputTemplateLength: longest, inputTemplateVariables: most } = serviceQuotas;
  if (template === undefined) throw constraint(`${member}.inputTemplate`, 'null', 'Member must not be null');
  if (template.length > longest.value) {
    const rule = `Member must have length less than or equal to ${longest.value}`;
    throw constraint(`${member}.inputTemplate`, `'${template}'`, rule);
  }
  const names = Object.keys(paths);
  if (names.length > most.value) {
    const rule = `Member must have length less than or equal to ${most.value}`;
    throw constraint(`${member}.inputPathsMap`, `'{${names.join(', ')}}'`, rule);
  }
  const reserved = names.find((name) => /^aws\.events\./i.test(name));
  if (reserved !== undefined) {
    // The service shows its pattern, which it does not document.
    throw constraint(`${member}.inputPathsMap`, `'{${names.join(', ')}}'`, 'Map keys must not be reserved variables');
  }
  for (const path of Object.values(paths)) refusePath(path, id);
  const problem = describeTemplateProblem(template, names);
  switch (problem?.kind) {
    case 'unknown-variable':
      throw invalid(`InputTemplate for target ${id} contains invalid placeholder ${problem.variable}.`);
    case 'only-in-json':
      throw invalid(
        `InputTemplate for target ${id} contains placeholder ${problem.variable} valid only for JSON template.`,
      );
    case 'not-json':
      // The service says where, in the words of its own parser.
      throw invalid(`Invalid InputTemplate for target ${id}.`);
    case undefined:
      return { kind: 'template', paths, template };
  }
}

function refusePath(path: string, id: string): void {
  if (describeInputPathProblem(path) !== undefined) throw invalid(`InputPath for target ${id} is invalid.`);
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
