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
        expected  exactly one of queue, topic, function and bus
        found     keys and values
        remedy    Correct this entry.

      content/lessons/01-numbers/exercises/double/exercise.yaml:8  resources.rules.b
        expected  either eventPattern, with or without a bus, or scheduleExpression
        found     keys and values
        remedy    Correct b.
      "
    `);
  });

  it('tell functions and buses too, and say what they get', () => {
    const top = `resources:
  queues: { jobs: {}, dead: {} }
  buses: [shop]
  rules:
    a:
      eventPattern: { source: [shop.orders] }
      targets:
        - { queue: jobs, inputPath: $.detail, deadLetterQueue: dead }
        - { bus: shop }
        - { queue: jobs, inputTransformer: { inputPathsMap: { id: $.detail.id }, inputTemplate: '{ "id": <id> }' } }
  schedules:
    b: { scheduleExpression: rate(1 day), target: { bus: shop, detailType: Due, source: shop.clock }, input: {} }
triggers:
  - { kind: event-rule, name: f, eventPattern: { source: [a] }, inputPath: $.detail }
  - { kind: schedule, name: e, by: rule, scheduleExpression: rate(1 day), input: { job: clean } }`;
    const { spec } = parseExample(withTop(top));
    expect(spec.resources?.rules?.['a']?.targets).toEqual([
      { queue: 'jobs', inputPath: '$.detail', deadLetterQueue: 'dead' },
      { bus: 'shop' },
      { queue: 'jobs', inputTransformer: { inputPathsMap: { id: '$.detail.id' }, inputTemplate: '{ "id": <id> }' } },
    ]);
    expect(spec.resources?.schedules?.['b']?.target).toEqual({ bus: 'shop', detailType: 'Due', source: 'shop.clock' });
    expect(spec.triggers).toMatchObject([{ inputPath: '$.detail' }, { input: { job: 'clean' } }]);
  });

  it('are refused a function, a bus or an input that AWS would not take', () => {
    const top = `resources:
  queues: { jobs: {}, steps.fifo: { fifo: true } }
  rules:
    a:
      eventPattern: { source: [shop.orders] }
      targets:
        - { function: charge }
        - { bus: shop }
        - { bus: default, inputPath: $.detail }
        - { queue: jobs, input: {}, inputPath: $.detail, deadLetterQueue: steps.fifo }
        - { queue: jobs, inputTransformer: { inputPathsMap: { id: detail.id }, inputTemplate: <id> } }
    b:
      eventPattern: { source: [shop.orders] }
      targets:
        - { queue: jobs, inputTransformer: { inputTemplate: order <id> } }
        - { queue: jobs, inputTransformer: { inputTemplate: '"all of <aws.events.event.json>"' } }
        - { queue: jobs, inputTransformer: { inputTemplate: all of it } }
        - { queue: jobs, inputTransformer: { inputPathsMap: { aws.events.rule-name: $.id }, inputTemplate: '"x"' } }
triggers:
  - { kind: schedule, name: e, by: scheduler, scheduleExpression: rate(1 day), inputPath: $.time }
  - { kind: event-rule, name: f, eventPattern: { source: [a] }, inputPath: time }`;
    expect(authorMessage(withTop(top))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:22  triggers[0].by
        expected  a rule, where the input is made of an event
        found     scheduler
        remedy    Write input, with context attributes such as <aws.scheduler.scheduled-time>, or "by: rule".

      content/lessons/01-numbers/exercises/double/exercise.yaml:23  triggers[1].inputPath
        expected  a path such as $.detail.id
        found     "time" is no path: it begins with $ and goes on with dots, such as $.detail.id, or with numbers in brackets.
        remedy    AWS refuses others: there are no quotes in brackets, and no filters.

      content/lessons/01-numbers/exercises/double/exercise.yaml:9  resources.rules.a.targets[0].function
        expected  functions under resources
        found     "charge"
        remedy    Declare it under resources.functions, or correct its name.

      content/lessons/01-numbers/exercises/double/exercise.yaml:10  resources.rules.a.targets[1].bus
        expected  one of default
        found     "shop"
        remedy    Declare it under resources.buses, or correct its name.

      content/lessons/01-numbers/exercises/double/exercise.yaml:11  resources.rules.a.targets[2]
        expected  the event itself, for a bus
        found     inputPath
        remedy    Take it out: a bus gets the event as it is.

      content/lessons/01-numbers/exercises/double/exercise.yaml:12  resources.rules.a.targets[3].deadLetterQueue
        expected  a standard queue
        found     steps.fifo, a FIFO queue
        remedy    AWS takes only standard queues for what a target does not take.

      content/lessons/01-numbers/exercises/double/exercise.yaml:12  resources.rules.a.targets[3]
        expected  one of input, inputPath and inputTransformer at most
        found     input and inputPath
        remedy    Keep the one that you mean.

      content/lessons/01-numbers/exercises/double/exercise.yaml:13  resources.rules.a.targets[4].inputTransformer.inputPathsMap.id
        expected  a path such as $.detail.id
        found     "detail.id" is no path: it begins with $ and goes on with dots, such as $.detail.id, or with numbers in brackets.
        remedy    AWS refuses others: there are no quotes in brackets, and no filters.

      content/lessons/01-numbers/exercises/double/exercise.yaml:17  resources.rules.b.targets[0].inputTransformer.inputTemplate
        expected  variables of inputPathsMap, which is empty
        found     <id>
        remedy    Add it to inputPathsMap, or correct its name.

      content/lessons/01-numbers/exercises/double/exercise.yaml:18  resources.rules.b.targets[1].inputTransformer.inputTemplate
        expected  a template that is an object, for <aws.events.event.json>
        found     "all of <aws.events.event.json>"
        remedy    Write { "event": <aws.events.event.json> } in single quotes.

      content/lessons/01-numbers/exercises/double/exercise.yaml:19  resources.rules.b.targets[2].inputTransformer.inputTemplate
        expected  JSON with variables, or a text in double quotes
        found     all of it
        remedy    Put quotes around texts, and single quotes around all of it.

      content/lessons/01-numbers/exercises/double/exercise.yaml:20  resources.rules.b.targets[3].inputTransformer.inputPathsMap.aws.events.rule-name
        expected  a name of your own
        found     aws.events.rule-name
        remedy    Names that begin with aws. are reserved.
      "
    `);
  });

  it('have a schedule that says what its event is called, for a bus and for nothing else', () => {
    const top = `resources:
  queues: { jobs: {} }
  schedules:
    a: { scheduleExpression: rate(1 day), target: { bus: default } }
    b: { scheduleExpression: rate(1 day), target: { queue: jobs, source: shop } }`;
    expect(authorMessage(withTop(top))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:6  resources.schedules.a.target
        expected  detailType and source for a bus, and for nothing else
        found     keys and values
        remedy    Correct target. Who is told.

      content/lessons/01-numbers/exercises/double/exercise.yaml:7  resources.schedules.b.target
        expected  detailType and source for a bus, and for nothing else
        found     keys and values
        remedy    Correct target. Who is told.
      "
    `);
  });

  it('have names that AWS takes', () => {
    const top = `resources:
  buckets: { Uploads: {}, '{{ name }}': {} }
  tables: { t: { partitionKey: { name: id } } }
  queues: { a.b: {}, jobs.fifo: { fifo: true } }
  buses: [my bus]`;
    expect(authorMessage(withTop(top))).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:4  resources.buckets.Uploads
        expected  a name of 3 to 63 lower-case letters, digits, dots and hyphens
        found     keys and values
        remedy    Correct Uploads.

      content/lessons/01-numbers/exercises/double/exercise.yaml:5  resources.tables.t
        expected  a name of 3 to 255 letters, digits, _, . and -
        found     keys and values
        remedy    Correct t.

      content/lessons/01-numbers/exercises/double/exercise.yaml:6  resources.queues.a.b
        expected  a name of 80 letters, digits, _ and - at most, with .fifo behind for FIFO
        found     keys and values
        remedy    Correct a.b.

      content/lessons/01-numbers/exercises/double/exercise.yaml:7  resources.buses[0]
        expected  a name of 256 letters, digits, /, ., _ and - at most
        found     "my bus"
        remedy    Correct this entry.
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
