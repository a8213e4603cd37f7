import { describe, expect, it } from 'vitest';
import { authorMessage, exampleFolder, parseExample } from './example-exercise.fixture.ts';

const bareEvents = 'steps: [{ invoke: null }, { invoke: { n: 4 } }]';

function withTop(top: string, steps = bareEvents): Record<string, string> {
  const yaml = (exampleFolder['exercise.yaml'] ?? '')
    .replace('tasks:\n', `${top}\ntasks:\n`)
    .replace(bareEvents, steps);
  return { ...exampleFolder, 'exercise.yaml': yaml };
}

describe('buses, rules and schedules under resources', () => {
  it('reach the engine', () => {
    const top = `resources:
  queues: { jobs: {} }
  topics: { news: {} }
  buses: [shop]
  rules:
    large: { bus: shop, eventPattern: { detail: { total: [{ numeric: ['>', 100] }] } }, targets: [{ queue: jobs }] }
    hourly: { scheduleExpression: rate(1 hour), targets: [{ topic: news }] }
  schedules:
    once: { scheduleExpression: 'at(2026-01-16T09:00:00)', scheduleExpressionTimezone: Europe/Berlin, target: { queue: jobs } }`;
    const steps = `steps:
          - put-event: { bus: shop, source: shop.orders, detailType: Order placed, detail: { total: 1 } }
          - fire-schedule: { schedule: hourly }
          - fire-schedule: { schedule: once }
          - wait: 8640000`;
    const { spec } = parseExample(withTop(top, steps));
    expect(spec.resources).toMatchObject({
      buses: ['shop'],
      rules: {
        large: {
          bus: 'shop',
          eventPattern: { detail: { total: [{ numeric: ['>', 100] }] } },
          targets: [{ queue: 'jobs' }],
        },
        hourly: { scheduleExpression: 'rate(1 hour)', targets: [{ topic: 'news' }] },
      },
      schedules: { once: { scheduleExpressionTimezone: 'Europe/Berlin', target: { queue: 'jobs' } } },
    });
  });

  it('are what AWS takes, and speak of what is there', () => {
    const top = `resources:
  queues: { jobs: {}, steps.fifo: { fifo: true } }
  buses: [shop]
  rules:
    a: { bus: shpo, eventPattern: { source: shop.orders }, targets: [{ queue: jbos }, { queue: steps.fifo }] }
    b: { scheduleExpression: cron(0 9 * * 1-5), targets: [{ topic: news }] }
    c: { eventPattern: { total: [{ over: 1 }] }, targets: [{ queue: jobs, messageGroupId: x }] }
  schedules:
    d: { scheduleExpression: rate(1 day), scheduleExpressionTimezone: Berlin, target: { queue: jobs } }
triggers:
  - { kind: schedule, name: e, by: rule, scheduleExpression: at(2026-01-16T09:00:00) }
  - { kind: event-rule, name: f, bus: shoop, eventPattern: { source: [a] } }`;
    const steps = `steps:
          - put-event: { bus: shops, source: shop.orders, detailType: Order placed, detail: {} }
          - fire-schedule: { schedule: a }`;
    expect(authorMessage(withTop(top, steps))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:13  triggers[0].scheduleExpression
        expected  rate(…) or cron(…), as AWS takes it
        found     at(2026-01-16T09:00:00). A scheduled rule has no at(…): only EventBridge Scheduler fires once.
        remedy    Correct it: on AWS, such a schedule is refused.

      content/lessons/01-numbers/exercises/double/exercise.yaml:14  triggers[1].bus
        expected  one of default, shop
        found     "shoop"
        remedy    Declare it under resources.buses, or correct its name.

      content/lessons/01-numbers/exercises/double/exercise.yaml:27  tasks[1].scenarios[0].steps[0]
        expected  one of default, shop, shoop
        found     "shops"
        remedy    Declare it under resources.buses, or correct its name.

      content/lessons/01-numbers/exercises/double/exercise.yaml:28  tasks[1].scenarios[0].steps[1]
        expected  one of e, b, d
        found     "a"
        remedy    Correct the name, or add a trigger.

      content/lessons/01-numbers/exercises/double/exercise.yaml:7  resources.rules.a.targets[0].queue
        expected  one of jobs, steps.fifo
        found     "jbos"
        remedy    Did you mean jobs?

      content/lessons/01-numbers/exercises/double/exercise.yaml:7  resources.rules.a.targets[1]
        expected  a messageGroupId for a FIFO queue, and for no other
        found     steps.fifo without one
        remedy    Add messageGroupId: a FIFO queue takes no message without.

      content/lessons/01-numbers/exercises/double/exercise.yaml:7  resources.rules.a.eventPattern
        expected  a pattern: names, and a list of values for each
        found     source is not a list: write ["shop.orders"].
        remedy    Write what is wanted in a list, such as { source: [shop.orders] }.

      content/lessons/01-numbers/exercises/double/exercise.yaml:7  resources.rules.a.bus
        expected  one of default, shop
        found     "shpo"
        remedy    Declare it under resources.buses, or correct its name.

      content/lessons/01-numbers/exercises/double/exercise.yaml:8  resources.rules.b.targets[0].topic
        expected  topics under resources
        found     "news"
        remedy    Declare it under resources.topics, or correct its name.

      content/lessons/01-numbers/exercises/double/exercise.yaml:8  resources.rules.b.scheduleExpression
        expected  rate(…) or cron(…), as AWS takes it
        found     cron(0 9 * * 1-5). cron(…) has six fields: minutes, hours, day of month, month, day of week, year. Here are 5.
        remedy    Correct it: on AWS, such a schedule is refused.

      content/lessons/01-numbers/exercises/double/exercise.yaml:9  resources.rules.c.targets[0]
        expected  a messageGroupId for a FIFO queue, and for no other
        found     jobs with one
        remedy    Take messageGroupId out.

      content/lessons/01-numbers/exercises/double/exercise.yaml:9  resources.rules.c.eventPattern
        expected  a pattern: names, and a list of values for each
        found     total has {"over":1}, which is no comparison: there are prefix, suffix, equals-ignore-case, wildcard, numeric, cidr, exists, anything-but.
        remedy    Write what is wanted in a list, such as { source: [shop.orders] }.

      content/lessons/01-numbers/exercises/double/exercise.yaml:11  resources.schedules.d.scheduleExpression
        expected  rate(…), cron(…) or at(…), as AWS takes it
        found     rate(1 day). There is no time zone "Berlin": write one such as Europe/Berlin.
        remedy    Correct it: on AWS, such a schedule is refused.
      "
    `);
  });

  it('have either a pattern or a schedule, and targets that are one thing', () => {
    const top = `resources:
  queues: { jobs: {} }
  topics: { news: {} }
  rules:
    a: { targets: [{ queue: jobs }] }
    b: { bus: shop, scheduleExpression: rate(1 day), targets: [{ queue: jobs, topic: news }] }`;
    expect(authorMessage(withTop(top))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:7  resources.rules.a
        expected  either eventPattern, with or without a bus, or scheduleExpression
        found     keys and values
        remedy    Correct a.

      content/lessons/01-numbers/exercises/double/exercise.yaml:8  resources.rules.b.targets[0]
        expected  either queue or topic
        found     keys and values
        remedy    Correct this entry.

      content/lessons/01-numbers/exercises/double/exercise.yaml:8  resources.rules.b
        expected  either eventPattern, with or without a bus, or scheduleExpression
        found     keys and values
        remedy    Correct b.
      "
    `);
  });

  it('are spoken of by checks', () => {
    const steps = `resources: { rules: { r: { eventPattern: { source: [a] }, targets: [{ queue: jobs }] } }, queues: { jobs: {} } }
        steps: [{ invoke: null }]`;
    const check = '- { id: survives-null, kind: no-function-error, step: 1 }';
    const folder = withTop('', steps);
    const yaml = (folder['exercise.yaml'] ?? '').replace(
      check,
      '- { id: survives-null, kind: events, bus: shop, count: 1 }',
    );
    expect(authorMessage({ ...folder, 'exercise.yaml': yaml })).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:18  tasks[1].scenarios[0].checks[0].bus
        expected  one of default
        found     "shop"
        remedy    Declare it under resources.buses, or correct its name.
      "
    `);
  });
});
