import { describe, expect, it } from 'vitest';
import { authorMessage, exampleFolder, parseExample } from './example-exercise.fixture.ts';

const bareEvents = 'steps: [{ invoke: null }, { invoke: { n: 4 } }]';

function withTopics(topics: string, steps = bareEvents, triggers = ''): Record<string, string> {
  const top = `resources:\n  queues: { jobs: {}, steps.fifo: { fifo: true } }\n  topics: ${topics}\n${triggers}`;
  const yaml = (exampleFolder['exercise.yaml'] ?? '')
    .replace('tasks:\n', `${top}\ntasks:\n`)
    .replace(bareEvents, steps);
  return { ...exampleFolder, 'exercise.yaml': yaml };
}

describe('topics under resources', () => {
  it('reach the engine with their subscriptions', () => {
    const topics =
      '{ news: { subscriptions: [{ queue: jobs, filterPolicy: { kind: [a] }, rawMessageDelivery: true }] } }';
    const { spec } = parseExample(withTopics(topics, 'steps: [{ publish: { topic: news, message: hi } }]'));
    expect(spec.resources?.topics).toEqual({
      news: { subscriptions: [{ queue: 'jobs', filterPolicy: { kind: ['a'] }, rawMessageDelivery: true }] },
    });
  });

  it('speak of queues that are there, and have a form that AWS takes', () => {
    const topics = `
    a: { subscriptions: [{ queue: jbos }] }
    b: { fifo: true }
    c: { subscriptions: [{ queue: steps.fifo }] }`;
    expect(
      authorMessage(
        withTopics(
          topics,
          'steps: [{ publish: { topic: d, message: hi } }]',
          'triggers: [{ kind: sns, topic: e.fifo }]',
        ),
      ),
    ).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:9  triggers[0].topic
        expected  a standard topic
        found     e.fifo, a FIFO topic
        remedy    AWS subscribes only queues to a FIFO topic: put a queue between, under resources.topics.

      content/lessons/01-numbers/exercises/double/exercise.yaml:21  tasks[1].scenarios[0].steps[0]
        expected  one of e.fifo, a, b, c
        found     "d"
        remedy    Correct the name, or add a trigger.

      content/lessons/01-numbers/exercises/double/exercise.yaml:6  resources.topics.a.subscriptions[0].queue
        expected  one of jobs, steps.fifo
        found     "jbos"
        remedy    Did you mean jobs?

      content/lessons/01-numbers/exercises/double/exercise.yaml:7  resources.topics.b
        expected  a name that ends in .fifo for a FIFO topic, and for no other
        found     b with fifo: true
        remedy    Change the name, or fifo.

      content/lessons/01-numbers/exercises/double/exercise.yaml:8  resources.topics.c.subscriptions[0].queue
        expected  a standard queue, or a FIFO topic
        found     the FIFO queue steps.fifo and the standard topic c
        remedy    AWS refuses such a subscription: take a standard queue, or make the topic FIFO.
      "
    `);
  });

  it('are FIFO, as queues are, by a name that ends in .fifo', () => {
    const queues = `resources:
  queues:
    a: { fifo: true }
    b.fifo: {}
    c: { contentBasedDeduplication: true }
    d.fifo: { fifo: true, contentBasedDeduplication: true }
`;
    const yaml = exampleFolder['exercise.yaml'] ?? '';
    const folder = { ...exampleFolder, 'exercise.yaml': yaml.replace('tasks:\n', `${queues}tasks:\n`) };
    expect(authorMessage(folder)).toMatchInlineSnapshot(`
      "
      content/lessons/01-numbers/exercises/double/exercise.yaml:5  resources.queues.a
        expected  a name that ends in .fifo for a FIFO queue, and for no other
        found     a with fifo: true
        remedy    Change the name, or fifo.

      content/lessons/01-numbers/exercises/double/exercise.yaml:6  resources.queues.b.fifo
        expected  a name that ends in .fifo for a FIFO queue, and for no other
        found     b.fifo without fifo: true
        remedy    Change the name, or fifo.

      content/lessons/01-numbers/exercises/double/exercise.yaml:7  resources.queues.c.contentBasedDeduplication
        expected  contentBasedDeduplication for a FIFO queue only
        found     it at the standard queue c
        remedy    Add "fifo: true", or take it out: AWS refuses it for a standard queue.
      "
    `);
  });
});
