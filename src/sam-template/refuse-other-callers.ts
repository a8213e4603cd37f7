import { type MapEntry, memberOf, type TemplateNode } from './template-node.ts';
import type { TemplateReader } from './template-reader.ts';

/** They are another function, or an API in front of who knows what. What to write in their place. */
const neverRead: Readonly<Record<string, string>> = {
  'AWS::ApiGateway::RestApi': 'Give the function an event of type Api.',
  'AWS::ApiGatewayV2::Api': 'Give the function an event of type HttpApi.',
  'AWS::Lambda::Function': 'Write it as AWS::Serverless::Function.',
};

/** They may call the function, and nothing here reads them; those with other targets are as good as not there. */
const callers: Readonly<Record<string, string>> = {
  'AWS::Events::Rule': 'Give the function an event of type EventBridgeRule or Schedule.',
  'AWS::Lambda::EventSourceMapping': 'Give the function an event of type SQS or DynamoDB.',
  'AWS::Lambda::Url': 'Give the function a FunctionUrlConfig.',
  'AWS::Scheduler::Schedule': 'Give the function an event of type ScheduleV2.',
  'AWS::SNS::Subscription': 'Give the function an event of type SNS.',
};

/** Tells of what would call the function without being one of its events. */
export function refuseOtherCallers(
  reader: TemplateReader,
  resources: readonly { readonly entry: MapEntry; readonly type: string | undefined }[],
  ownFunction: MapEntry | undefined,
): void {
  for (const { entry, type = '' } of resources) {
    const calls = ownFunction !== undefined && speaksOf(memberOf(entry.value, 'Properties'), ownFunction);
    const remedy = read(neverRead, type) ?? (calls ? read(callers, type) : undefined);
    if (remedy !== undefined)
      reader.problem(memberOf(entry.value, 'Type') ?? entry, `${type} cannot be tried here.`, remedy);
  }
}

function read(remedies: Readonly<Record<string, string>>, type: string): string | undefined {
  return Object.hasOwn(remedies, type) ? remedies[type] : undefined;
}

/** Whether a resource refers to the function, or has its name or its ARN written out. */
function speaksOf(node: TemplateNode | undefined, { key, value }: MapEntry): boolean {
  const named = memberOf(memberOf(value, 'Properties'), 'FunctionName');
  const names = [key, ...(named?.kind === 'scalar' ? [String(named.value)] : [])];
  const isIt = (text: string): boolean =>
    names.some((name) => text === name || new RegExp(`:function:${escape(name)}(?::|$)`).test(text)) ||
    text.startsWith(`${key}.`) ||
    text.includes(`\${${key}}`) ||
    text.includes(`\${${key}.`);
  const isIn = (one: TemplateNode): boolean => {
    switch (one.kind) {
      case 'scalar':
        return isIt(String(one.value));
      case 'list':
        return one.items.some(isIn);
      case 'map':
        return one.entries.some((entry) => isIn(entry.value));
      case 'intrinsic':
        return isIn(one.argument);
    }
  };
  return node !== undefined && isIn(node);
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
