import { nearestWord } from '#kernel';
import type { SourceFiles } from '#sandbox';
import { checkQueue } from './check-queue.ts';
import { parseTemplate } from './parse-template.ts';
import { readFunction } from './read-function.ts';
import { refuseOtherCallers } from './refuse-other-callers.ts';
import { queueType, readQueue } from './read-queue.ts';
import type { TemplateModel } from './template-model.ts';
import { entryOf, type MapEntry, memberOf, type TemplateNode } from './template-node.ts';
import type { TemplateProblem } from './template-problem.ts';
import { TemplateReader } from './template-reader.ts';

/** What a template comes to: its function, or everything that keeps it from being deployed and tried. */
export type TemplateReading =
  | { readonly kind: 'model'; readonly model: TemplateModel }
  | { readonly kind: 'problems'; readonly problems: readonly [TemplateProblem, ...TemplateProblem[]] };

const sections = [
  'AWSTemplateFormatVersion',
  'Transform',
  'Description',
  'Metadata',
  'Globals',
  'Parameters',
  'Resources',
  'Outputs',
] as const;
/** They are right in CloudFormation, and too much for one function. */
const outOfScope = ['Conditions', 'Mappings', 'Rules', 'Hooks'];

const serverless = 'AWS::Serverless-2016-10-31';
const functionType = 'AWS::Serverless::Function';
const serverlessTypes = [
  functionType,
  'AWS::Serverless::Api',
  'AWS::Serverless::HttpApi',
  'AWS::Serverless::SimpleTable',
  'AWS::Serverless::LayerVersion',
  'AWS::Serverless::StateMachine',
  'AWS::Serverless::Application',
  'AWS::Serverless::Connector',
];

/** Reads a SAM template with one function. `files` are those beside the template, by their paths. */
export function readTemplate(text: string, files: SourceFiles): TemplateReading {
  const parsed = parseTemplate(text);
  if ('problems' in parsed) return toReading(parsed.problems, undefined);
  const { root } = parsed;
  const reader = new TemplateReader(root);
  const model = readRoot(reader, root, files);
  return toReading(reader.problems, model);
}

function toReading(problems: readonly TemplateProblem[], model: TemplateModel | undefined): TemplateReading {
  const [first, ...others] = problems.toSorted((one, other) => one.line - other.line || one.column - other.column);
  if (first !== undefined) return { kind: 'problems', problems: [first, ...others] };
  if (model === undefined) throw new Error('A template without a problem has no model.');
  return { kind: 'model', model };
}

function readRoot(reader: TemplateReader, root: TemplateNode, files: SourceFiles): TemplateModel | undefined {
  const map = reader.map(root, 'The template', [...sections, ...outOfScope]);
  if (map === undefined) return undefined;
  for (const name of outOfScope) {
    const entry = entryOf(map, name);
    if (entry !== undefined)
      reader.problem(entry, `${name} cannot be tried here.`, `Take ${name} out: nothing here needs it.`);
  }
  const resources = memberOf(map, 'Resources');
  if (resources === undefined) {
    reader.problem(map, 'The template has no Resources.', 'Write Resources, and the function under it.');
    return undefined;
  }
  const entries = reader.map(resources, 'Resources')?.entries ?? [];
  const typed = entries.map((entry) => ({ entry, type: readType(reader, entry) }));
  const ofType = (wanted: string): MapEntry[] => typed.filter(({ type }) => type === wanted).map(({ entry }) => entry);
  const functions = ofType(functionType);
  if (entries.some(({ value }) => memberOf(value, 'Type') !== undefined)) checkTransform(reader, root, functions[0]);
  const [first, ...others] = functions;
  refuseOtherCallers(reader, typed, first);
  if (first === undefined) {
    // A type that is spelled wrong is told already.
    if (reader.problems.length === 0)
      reader.problem(resources, 'There is no function under Resources.', `Give one of them Type: ${functionType}.`);
    return undefined;
  }
  for (const other of others)
    reader.problem(other, 'This is a second function.', 'Keep one: only one can be tried here.');
  const model = readFunction(reader, first, memberOf(memberOf(root, 'Globals'), 'Function'), files);
  const queues = ofType(queueType).flatMap((entry) => readQueue(reader, entry) ?? []);
  if (model === undefined) return undefined;
  for (const queue of queues) checkQueue(reader, queue, queues, model);
  return { ...model, queues: Object.fromEntries(queues.map(({ name, settings }) => [name, settings])) };
}

function readType(reader: TemplateReader, { key, value }: MapEntry): string | undefined {
  const resource = reader.map(value, `The resource ${key}`, [
    'Type',
    'Properties',
    'DependsOn',
    'Metadata',
    'DeletionPolicy',
    'UpdateReplacePolicy',
    'Connectors',
    'Condition',
  ]);
  if (resource === undefined) return undefined;
  const condition = entryOf(resource, 'Condition');
  if (condition !== undefined) reader.problem(condition, 'Conditions cannot be tried here.', 'Take Condition out.');
  const node = reader.required(
    resource,
    'Type',
    `The resource ${key}`,
    `Say what it is, such as Type: ${functionType}.`,
  );
  const type = reader.text(node, `Type of ${key}`);
  if (node === undefined || type === undefined) return undefined;
  const isWellFormed = /^[A-Za-z0-9]+::[A-Za-z0-9]+::[A-Za-z0-9]+(?:::[A-Za-z0-9]+)?$/.test(type);
  if (!isWellFormed || (type.startsWith('AWS::Serverless::') && !serverlessTypes.includes(type))) {
    const near = nearestWord(type, serverlessTypes);
    reader.problem(
      node,
      `There is no type ${type}.`,
      near === undefined ? `A function is ${functionType}.` : `Did you mean ${near}?`,
    );
    return undefined;
  }
  return type;
}

/** Without the transform, CloudFormation does not know what SAM adds to it. */
function checkTransform(reader: TemplateReader, root: TemplateNode, first: MapEntry | undefined): void {
  const node = memberOf(root, 'Transform');
  const names = (node?.kind === 'list' ? node.items : node === undefined ? [] : [node]).map((one) =>
    reader.text(one, 'Transform'),
  );
  if (names.includes(serverless) || first === undefined) return;
  const place = node ?? root;
  const message = node === undefined ? 'The template has no Transform.' : `Transform is not ${serverless}.`;
  reader.problem(place, message, `Write Transform: ${serverless} at the top: it makes CloudFormation understand SAM.`);
}
