import type { PolicyStatement } from '#iam';
import { nearestWord } from '#kernel';
import { parseTemplate } from '../parse-template.ts';
import { entryOf, type MapEntry, memberOf, type TemplateNode } from '../template-node.ts';
import type { TemplateProblem } from '../template-problem.ts';
import { TemplateReader } from '../template-reader.ts';
import { managedPolicy, managedPolicyNames } from './managed-policies.ts';
import { expandPolicyTemplate, policyTemplates } from './policy-templates.ts';
import { readStatement } from './read-statement.ts';
import { asDeployed } from './resource-references.ts';

export type Permissions =
  | { readonly kind: 'permissions'; readonly statements: readonly PolicyStatement[] }
  | { readonly kind: 'problems'; readonly problems: readonly [TemplateProblem, ...TemplateProblem[]] };

/** What they make of the role stands elsewhere, or cannot be said beforehand. */
const notUnderstood = ['Role', 'PermissionsBoundary', 'DeadLetterQueue', 'EventInvokeConfig', 'VpcConfig', 'Tracing'];
/** They allow or deny something beside the function's own Policies. */
const elsewhere =
  /^AWS::(?:IAM::.+|Serverless::Connector|S3::BucketPolicy|SQS::QueuePolicy|SNS::TopicPolicy|SecretsManager::ResourcePolicy|Lambda::Permission)$/;
/** SAM gives the role of a function that is polled for what the poller needs. */
const pollerPolicies: Readonly<Record<string, string>> = {
  SQS: 'AWSLambdaSQSQueueExecutionRole',
  DynamoDB: 'AWSLambdaDynamoDBExecutionRole',
};

/** What the role of the template's function may do. The template is one that {@link readTemplate} has no problem with. */
export function readPermissions(text: string): Permissions {
  const parsed = parseTemplate(text);
  if ('problems' in parsed) throw new RangeError('The template cannot be read.');
  const reader = new TemplateReader(parsed.root, asDeployed);
  const statements = readRole(reader, parsed.root);
  const [first, ...others] = reader.problems.toSorted(
    (one, other) => one.line - other.line || one.column - other.column,
  );
  return first === undefined ? { kind: 'permissions', statements } : { kind: 'problems', problems: [first, ...others] };
}

function readRole(reader: TemplateReader, root: TemplateNode): PolicyStatement[] {
  const resources = memberOf(root, 'Resources');
  const entries = resources?.kind === 'map' ? resources.entries : [];
  for (const entry of entries) refuseElsewhere(reader, entry);
  const found = entries.find(
    ({ value }) => reader.text(memberOf(value, 'Type'), 'Type') === 'AWS::Serverless::Function',
  );
  const globals = memberOf(memberOf(root, 'Globals'), 'Function');
  const properties = memberOf(found?.value, 'Properties');
  for (const name of notUnderstood) {
    const entry = entryOf(properties, name) ?? entryOf(globals, name);
    const message = `What ${name} makes of the role cannot be tried here.`;
    if (entry !== undefined) reader.problem(entry, message, `Take ${name} out.`);
  }
  const events = memberOf(properties, 'Events');
  const pollers = (events?.kind === 'map' ? events.entries : []).flatMap(({ value }) => {
    const type = reader.text(memberOf(value, 'Type'), 'Type') ?? '';
    return Object.hasOwn(pollerPolicies, type) ? (pollerPolicies[type] ?? []) : [];
  });
  const added = ['AWSLambdaBasicExecutionRole', ...new Set(pollers)].flatMap((name) => managedPolicy(name) ?? []);
  const policies = memberOf(properties, 'Policies');
  const written = policies === undefined ? [] : policies.kind === 'list' ? policies.items : [policies];
  return [...added, ...written.flatMap((policy) => readPolicy(reader, policy))];
}

function refuseElsewhere(reader: TemplateReader, { key, value }: MapEntry): void {
  const type = reader.text(memberOf(value, 'Type'), 'Type') ?? '';
  if (elsewhere.test(type))
    reader.problem(value, `What ${key} allows cannot be tried here.`, 'Write it among the Policies of the function.');
  const connectors = entryOf(value, 'Connectors');
  if (connectors !== undefined)
    reader.problem(
      connectors,
      'What Connectors allow cannot be tried here.',
      'Write it among the Policies of the function.',
    );
}

/** The name of a managed policy, a policy template, or statements. */
function readPolicy(reader: TemplateReader, policy: TemplateNode): PolicyStatement[] {
  if (policy.kind !== 'map') {
    const name = reader.text(policy, 'Policies');
    if (name === undefined) return [];
    const statement = managedPolicy(name);
    if (statement !== undefined) return [statement];
    reader.problem(policy, ...unknownPolicy(name));
    return [];
  }
  const statement = entryOf(policy, 'Statement');
  if (statement !== undefined) {
    reader.map(policy, 'A policy', ['Version', 'Id', 'Statement']);
    const statements = statement.value.kind === 'list' ? statement.value.items : [statement.value];
    return statements.flatMap((one) => readStatement(reader, one) ?? []);
  }
  const [template, second] = policy.entries;
  if (template === undefined) {
    reader.problem(policy, 'A policy is empty.', 'Write Statement, or a policy template such as S3ReadPolicy.');
    return [];
  }
  if (second !== undefined)
    reader.problem(second, 'This policy has two names.', 'Put each policy behind a dash of its own.');
  return readPolicyTemplate(reader, template);
}

function unknownPolicy(name: string): [message: string, remedy: string] {
  if (Object.hasOwn(policyTemplates, name))
    return [`${name} is a policy template.`, 'Write its parameters under it, behind a colon.'];
  const near = nearestWord(name, managedPolicyNames);
  // The names are long: those of two services are near enough to each other.
  const isMeant = near !== undefined && Math.abs(near.length - name.length) <= 2;
  const instead = 'Write a Statement, or a policy template such as S3ReadPolicy.';
  return [`What the managed policy ${name} allows is not known here.`, isMeant ? `Did you mean ${near}?` : instead];
}

function readPolicyTemplate(reader: TemplateReader, { key, value, ...place }: MapEntry): PolicyStatement[] {
  const template = Object.hasOwn(policyTemplates, key) ? policyTemplates[key] : undefined;
  if (template === undefined) {
    const near = nearestWord(key, [...Object.keys(policyTemplates), 'Statement']);
    const message = `What the policy template ${key} allows is not known here.`;
    reader.problem(place, message, near === undefined ? 'Write a Statement in its place.' : `Did you mean ${near}?`);
    return [];
  }
  const { parameters } = template;
  const map = parameters.length === 0 && value.kind === 'scalar' ? undefined : reader.map(value, key, parameters);
  const values: Record<string, string> = {};
  for (const name of parameters) {
    const node = map && reader.required(map, name, key, `Write ${name} under ${key}.`);
    const given = reader.text(node, name);
    if (given !== undefined) values[name] = given;
  }
  return Object.keys(values).length === parameters.length ? expandPolicyTemplate(template, values) : [];
}
