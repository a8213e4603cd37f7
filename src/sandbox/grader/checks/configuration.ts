import { isJsonObject, type JsonValue } from '#kernel';
import type { Check, FunctionConfig } from '../../exercise-spec.ts';
import type { TriggerKind, TriggerSpec } from '../../trigger-spec.ts';
import { type CheckDefinition, passed } from '../check-subject.ts';
import { show } from '../compare-json.ts';

type SettingCheck = Extract<Check, { kind: 'function-setting' }>;

/** How the settings are called in a template. */
const names: Readonly<Record<SettingCheck['setting'], string>> = {
  handler: 'Handler',
  runtime: 'Runtime',
  memorySize: 'MemorySize',
  timeout: 'Timeout',
  architecture: 'Architectures',
  reservedConcurrency: 'ReservedConcurrentExecutions',
  environment: 'The environment variable',
};

export const functionSetting: CheckDefinition<'function-setting'> = {
  passesWithoutAnswer: true,
  looksAtScenario: true,
  sentence: (check) => `${nameOf(check)} is ${describeWanted(check)}.`,
  examine(check, { configuration }) {
    const value = valueOf(check, configuration.function);
    if (value !== undefined && fits(check, value)) return passed;
    const received = value ?? null;
    return {
      kind: 'failed',
      cause: 'value',
      expected: check.equals ?? describeWanted(check),
      received,
      message: `${nameOf(check)} is ${value === undefined ? 'not set' : show(received)}; expected ${describeWanted(check)}.`,
    };
  },
};

function nameOf({ setting, variable }: SettingCheck): string {
  return variable === undefined ? names[setting] : `${names[setting]} ${variable}`;
}

function valueOf({ setting, variable = '' }: SettingCheck, config: FunctionConfig): string | number | undefined {
  switch (setting) {
    case 'environment':
      return Object.hasOwn(config.environment, variable) ? config.environment[variable] : undefined;
    case 'architecture':
      return config.architecture ?? 'x86_64';
    default:
      return config[setting];
  }
}

function fits({ equals, atLeast = -Infinity, atMost = Infinity }: SettingCheck, value: string | number): boolean {
  if (equals !== undefined && value !== equals) return false;
  return typeof value !== 'number' || (value >= atLeast && value <= atMost);
}

function describeWanted({ equals, atLeast, atMost }: SettingCheck): string {
  if (equals !== undefined) return show(equals);
  if (atLeast === undefined) return atMost === undefined ? 'set' : `at most ${atMost}`;
  return atMost === undefined ? `at least ${atLeast}` : `${atLeast} to ${atMost}`;
}

/** What calls a function, as a template names it. */
const events: Readonly<Record<TriggerKind, string>> = {
  'http-api': 'HttpApi',
  'rest-api': 'Api',
  'function-url': 'function URL',
  s3: 'S3',
  'dynamodb-stream': 'DynamoDB',
  sqs: 'SQS',
  sns: 'SNS',
  'event-rule': 'EventBridgeRule',
  schedule: 'Schedule or ScheduleV2',
};

export const trigger: CheckDefinition<'trigger'> = {
  passesWithoutAnswer: true,
  looksAtScenario: true,
  sentence: ({ trigger: kind, includes }) =>
    `The function has an event of type ${events[kind]}${includes === undefined ? '' : ` with ${show(includes)}`}.`,
  examine({ trigger: kind, includes = {} }, { configuration }) {
    const all = (configuration.triggers ?? []).filter((one) => !isClosed(one));
    const found = all.filter((one) => one.kind === kind);
    if (found.some((one) => contains(one as unknown as JsonValue, includes))) return passed;
    const message =
      found.length === 0
        ? `The function has no event of type ${events[kind]}.`
        : `No event of type ${events[kind]} has ${show(includes)}.`;
    const received = (found.length === 0 ? all : found) as unknown as JsonValue;
    return { kind: 'failed', cause: found.length === 0 ? 'shape' : 'value', expected: includes, received, message };
  },
};

/** An API without a route is none. */
function isClosed(one: TriggerSpec): boolean {
  return (one.kind === 'http-api' || one.kind === 'rest-api') && one.routes?.length === 0;
}

/** Whether a value has everything that is expected of it; the order of lists says nothing here. */
function contains(value: JsonValue | undefined, expected: JsonValue): boolean {
  if (Array.isArray(expected)) {
    const items: readonly JsonValue[] = Array.isArray(value) ? value : [];
    return (expected as readonly JsonValue[]).every((one) => items.some((item) => contains(item, one)));
  }
  if (isJsonObject(expected)) {
    return (
      value !== undefined &&
      isJsonObject(value) &&
      Object.entries(expected).every(([key, one]) => Object.hasOwn(value, key) && contains(value[key], one))
    );
  }
  return value === expected;
}
