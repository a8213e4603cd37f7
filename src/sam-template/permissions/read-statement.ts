import type { PolicyStatement, Scope } from '#iam';
import { entryOf, type MapNode, type TemplateNode } from '../template-node.ts';
import type { TemplateReader } from '../template-reader.ts';

const keys = [
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
  'Principal',
  'NotPrincipal',
];

/** Reads one statement of a policy; undefined after a problem. What cannot be decided without guessing is a problem, too. */
export function readStatement(reader: TemplateReader, node: TemplateNode): PolicyStatement | undefined {
  const map = reader.map(node, 'A statement', keys);
  if (map === undefined) return undefined;
  for (const name of ['Principal', 'NotPrincipal']) {
    const entry = entryOf(map, name);
    const remedy = `Take ${name} out: whose policy it is, is known.`;
    if (entry !== undefined) reader.problem(entry, `A policy of a role has no ${name}.`, remedy);
  }
  const condition = entryOf(map, 'Condition');
  if (condition !== undefined)
    reader.problem(
      condition,
      'What a Condition comes to depends on the request, and cannot be tried here.',
      'Say it with Action and Resource, and take Condition out.',
    );
  const effect = reader.oneOf(
    reader.required(map, 'Effect', 'A statement', 'Write Effect: Allow, or Effect: Deny.'),
    'Effect',
    ['Allow', 'Deny'],
  );
  const actions = readScope(reader, map, 'Action', 's3:GetObject', actionProblem);
  const resources = readScope(reader, map, 'Resource', 'arn:aws:s3:::name-of-the-bucket/*', resourceProblem);
  if (effect === undefined || actions === undefined || resources === undefined) return undefined;
  return { effect, actions, resources };
}

type Complaint = readonly [message: string, remedy: string];

/** `Action` or `NotAction`, and the same for resources: one of the two, as a text or a list. */
function readScope(
  reader: TemplateReader,
  map: MapNode,
  key: 'Action' | 'Resource',
  example: string,
  problemOf: (pattern: string) => Complaint | undefined,
): Scope | undefined {
  const [positive, negative] = [entryOf(map, key), entryOf(map, `Not${key}`)];
  const entry = positive ?? negative;
  if (entry === undefined) {
    reader.problem(map, `A statement has no ${key}.`, `Write ${key}, such as ${key}: ${example}.`);
    return undefined;
  }
  if (positive !== undefined && negative !== undefined) {
    reader.problem(negative, `A statement has either ${key} or Not${key}.`, 'Take one of the two out.');
    return undefined;
  }
  const { value } = entry;
  const items = value.kind === 'list' ? value.items : [value];
  if (items.length === 0)
    reader.problem(entry, `${entry.key} is empty.`, `Write what it is about, such as ${example}.`);
  const patterns = items.map((item) => {
    const text = reader.text(item, entry.key);
    const complaint = text === undefined ? undefined : problemOf(text);
    if (complaint !== undefined) reader.problem(item, ...complaint);
    return complaint === undefined ? text : undefined;
  });
  const known = patterns.filter((pattern) => pattern !== undefined);
  if (known.length === 0 || known.length < patterns.length) return undefined;
  return { kind: positive === undefined ? 'none-of' : 'any-of', patterns: known };
}

function actionProblem(action: string): Complaint | undefined {
  if (action === '*' || /^[a-z0-9-]+:[a-z0-9*?]+$/i.test(action)) return undefined;
  return [`${action} is no action.`, 'Write the service, a colon and the operation, such as s3:GetObject.'];
}

function resourceProblem(resource: string): Complaint | undefined {
  if (resource === '*') return undefined;
  if (resource.includes('${'))
    return [
      `The variable in ${resource} is filled in by the request, and cannot be tried here.`,
      'Write the value itself. For a value of this template, use !Sub.',
    ];
  if (/^arn:[^:]+:[^:*?]+:[^:]*:[^:]*:.+$/s.test(resource)) return undefined;
  return [
    `${resource} is no ARN.`,
    'Write one of six parts, such as arn:aws:s3:::name-of-the-bucket/* or !GetAtt Orders.Arn, or *.',
  ];
}
