import type { AsynchronousConfig, FunctionConfig } from '#sandbox';
import { entryOf, memberOf, type TemplateNode } from './template-node.ts';
import type { TemplateReader } from './template-reader.ts';

/** How the function logs. `globals` holds for what `own` does not say; text where neither says anything. */
export function readLogging(
  reader: TemplateReader,
  own: TemplateNode | undefined,
  globals: TemplateNode | undefined,
): FunctionConfig['logging'] {
  for (const node of [own, globals])
    if (node !== undefined)
      reader.map(node, 'LoggingConfig', ['ApplicationLogLevel', 'LogFormat', 'LogGroup', 'SystemLogLevel']);
  const member = (name: string): TemplateNode | undefined => memberOf(own, name) ?? memberOf(globals, name);
  const logFormat = reader.oneOf(member('LogFormat'), 'LogFormat', ['Text', 'JSON']);
  const levelNode = member('ApplicationLogLevel');
  const levels = ['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'] as const;
  const level = reader.oneOf(levelNode, 'ApplicationLogLevel', levels);
  if (levelNode !== undefined && member('LogFormat') === undefined)
    reader.problem(levelNode, 'ApplicationLogLevel needs LogFormat: JSON.', 'Write LogFormat: JSON beside it.');
  else if (levelNode !== undefined && logFormat === 'Text')
    reader.problem(
      levelNode,
      'ApplicationLogLevel is there for LogFormat: JSON only.',
      'Write LogFormat: JSON, or take ApplicationLogLevel out.',
    );
  return logFormat && { logFormat, ...(level !== undefined && { applicationLogLevel: level }) };
}

/**
 * How asynchronous invocations are dealt with; undefined where nothing is said of that. Of destinations and dead letters, those of type
 * SQS are tried here; others are deployed, and get nothing.
 */
export function readAsynchronous(
  reader: TemplateReader,
  invokeConfig: TemplateNode | undefined,
  deadLetters: TemplateNode | undefined,
): AsynchronousConfig | undefined {
  const what = 'EventInvokeConfig';
  if (invokeConfig !== undefined)
    reader.map(invokeConfig, what, ['DestinationConfig', 'MaximumEventAgeInSeconds', 'MaximumRetryAttempts']);
  const member = (name: string): TemplateNode | undefined => memberOf(invokeConfig, name);
  const attempts = reader.integer(member('MaximumRetryAttempts'), 'MaximumRetryAttempts', 0, 2);
  const age = reader.integer(member('MaximumEventAgeInSeconds'), 'MaximumEventAgeInSeconds', 60, 21_600, 'seconds');
  const destinations = member('DestinationConfig');
  if (destinations !== undefined) reader.map(destinations, 'DestinationConfig', ['OnFailure', 'OnSuccess']);
  const onFailure = readQueueName(reader, memberOf(destinations, 'OnFailure'), 'OnFailure', 'Destination');
  const onSuccess = readQueueName(reader, memberOf(destinations, 'OnSuccess'), 'OnSuccess', 'Destination');
  const deadLetterQueue = readQueueName(reader, deadLetters, 'DeadLetterQueue', 'TargetArn');
  const read: AsynchronousConfig = {
    ...(attempts !== undefined && { maximumRetryAttempts: attempts }),
    ...(age !== undefined && { maximumEventAgeInSeconds: age }),
    ...(onFailure !== undefined && { onFailure }),
    ...(onSuccess !== undefined && { onSuccess }),
    ...(deadLetterQueue !== undefined && { deadLetterQueue }),
  };
  return Object.keys(read).length === 0 ? undefined : read;
}

/** The queue of a destination, by its ARN in `property`. */
function readQueueName(
  reader: TemplateReader,
  node: TemplateNode | undefined,
  what: string,
  property: 'Destination' | 'TargetArn',
): string | undefined {
  if (node === undefined) return undefined;
  const map = reader.map(node, what, ['Type', property]);
  if (map === undefined || entryOf(map, property) === undefined) return undefined;
  const type = reader.text(memberOf(map, 'Type'), `Type of ${what}`);
  // An ARN that is written out ends in the queue's name.
  const arn = reader.text(memberOf(map, property), property);
  return type === 'SQS' ? arn?.replace(/^arn:.*:/, '') : undefined;
}
