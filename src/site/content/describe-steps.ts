import type { HttpRequest, PreparedScenario, Step, TriggerSpec } from '#sandbox';

/**
 * What happens in a scenario, as a sentence for each step, for whoever is to say what comes of it. Schedules come before: what they do
 * depends on when the scenario begins.
 */
export function describeSteps(
  steps: PreparedScenario['steps'],
  triggers: readonly TriggerSpec[] = [],
): readonly string[] {
  const schedules = triggers.filter((trigger) => trigger.kind === 'schedule');
  if (schedules.length === 0) return steps.map((step) => `${describe(step)}.`);
  return [
    'It is Thursday, 15 January 2026, 10:00 in UTC.',
    ...schedules.map(({ name, scheduleExpression, scheduleExpressionTimezone = 'UTC' }) => {
      const zone = scheduleExpressionTimezone === 'UTC' ? 'in UTC' : `in the time zone ${scheduleExpressionTimezone}`;
      return `The schedule ${name} calls the function: ${scheduleExpression}, ${zone}.`;
    }),
    ...steps.map((step) => {
      if (step.kind !== 'wait') return `${describe(step)}.`;
      const time = describeSeconds(step.seconds);
      return `${time} ${time.startsWith('1 ') ? 'passes' : 'pass'}.`;
    }),
  ];
}

function describe(step: Step): string {
  switch (step.kind) {
    case 'invoke':
      return `The function is invoked with ${json(step.event)}`;
    case 'invoke-async':
      return `The function is invoked asynchronously with ${json(step.event)}`;
    case 'http-request':
      return step.follows === undefined
        ? `A caller sends ${describeRequest(step.request)}`
        : `The caller follows the location of step ${step.follows}`;
    case 'parallel':
      return `At the same moment: ${step.steps.map((one) => lowerFirst(describe(one))).join('; ')}`;
    case 'wait':
      return `Nothing happens for ${describeSeconds(step.seconds)}`;
    case 'settle':
      return 'Time passes until nothing more will happen';
    case 'upload-object':
      return `Somebody uploads ${step.key} into the bucket ${step.bucket}`;
    case 'delete-object':
      return `Somebody deletes ${step.key} from the bucket ${step.bucket}`;
    case 's3-test-event':
      return 'S3 sends its test event';
    case 'put-item':
      return `Somebody puts ${json(step.item)} into the table ${step.table}`;
    case 'update-item':
      return `Somebody sets ${json(step.set)} in the item ${json(step.key)} of the table ${step.table}`;
    case 'delete-item':
      return `Somebody deletes the item ${json(step.key)} of the table ${step.table}`;
    case 'send-messages':
      return `Somebody sends to the queue ${step.queue}: ${step.messages.map(({ body }) => body).join(', ')}`;
    case 'publish':
      return `Somebody publishes to the topic ${step.topic}: ${step.message}`;
    case 'put-event':
      return `${step.source} puts the event ${step.detailType}: ${json(step.detail)}`;
    case 'fire-schedule':
      return `The schedule ${step.schedule} is due`;
  }
}

function describeRequest({ method, path, query, body }: HttpRequest): string {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one) => `${encodeURIComponent(name)}=${encodeURIComponent(one)}`),
  );
  const address = parameters.length === 0 ? path : `${path}?${parameters.join('&')}`;
  return `${method} ${address}${body === undefined ? '' : ` with the body ${body}`}`;
}

function describeSeconds(seconds: number): string {
  for (const [unit, size] of [
    ['day', 86_400],
    ['hour', 3_600],
    ['minute', 60],
  ] as const) {
    if (seconds % size === 0) return `${seconds / size} ${unit}${seconds === size ? '' : 's'}`;
  }
  return `${seconds} second${seconds === 1 ? '' : 's'}`;
}

function json(value: unknown): string {
  return JSON.stringify(value);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
