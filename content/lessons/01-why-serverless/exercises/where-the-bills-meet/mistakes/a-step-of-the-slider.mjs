import { compare } from './bills.mjs';

const requestsPerDay = {
  alone: 1_000_000,
  pair: 1_000_000,
  slow: 15_000,
};

export const handler = async (event) => {
  const { plan } = event.pathParameters;
  return compare(plan, requestsPerDay[plan]);
};
