import { setTimeout } from 'node:timers/promises';

const currency = process.env.CURRENCY ?? 'unknown';

export const handler = async (event) => {
  await setTimeout(4_000); // The warehouse takes its time.
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ order: event.pathParameters?.id, currency }),
  };
};
