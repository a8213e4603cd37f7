import type { CloudSpec } from '#sandbox';

/** What there is before the programs begin, in the engine and on the servers. */
export const surroundings = {
  tables: {
    people: {
      partitionKey: { name: 'id', type: 'S' },
      indexes: {
        byTeam: { partitionKey: { name: 'team', type: 'S' }, sortKey: { name: 'age', type: 'N' }, kind: 'global' },
      },
      items: [
        {
          id: 'ada',
          name: 'Ada',
          age: 36,
          team: 'blue',
          address: { city: 'London', street: null },
          scores: [1, 2.5, 'three'],
        },
        { id: 'bob', name: 'Bob', age: 20, team: 'blue' },
        { id: 'cy', name: 'Cy', age: 50, team: 'red' },
      ],
    },
    orders: {
      partitionKey: { name: 'user', type: 'S' },
      sortKey: { name: 'at', type: 'N' },
      items: [...[1, 2, 3, 4, 5].map((at) => ({ user: 'ada', at, cost: at * 10 })), { user: 'bob', at: 1, cost: 15 }],
    },
  },
  buckets: {
    photos: { objects: {} },
    archive: { objects: { Z: { text: 'capital', contentType: 'text/plain' } } },
    refused: { objects: {} },
    listed: {
      objects: Object.fromEntries(
        ['a.txt', 'b/1', 'b/2', 'b/c/3', 'd/4', 'e e/ü&.txt'].map((key) => [
          key,
          { text: `the object ${key}`, contentType: 'text/plain' },
        ]),
      ),
    },
  },
  queues: {
    jobs: { messages: [] },
    'ordered.fifo': { fifo: true, contentBasedDeduplication: true, messages: [] },
    dead: { messages: [] },
    twice: { deadLetter: { queue: 'dead', maxReceiveCount: 2 }, messages: [] },
  },
} as const satisfies CloudSpec;
