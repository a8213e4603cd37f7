import { compare } from './bills.mjs';

const requestsPerDay = {
  alone: 1_280_000,
  pair: 875_000,
  slow: 64_000,
};

export const handler = async (event) => {
  const { plan } = event.pathParameters;
  return compare(plan, requestsPerDay[plan]);
};
