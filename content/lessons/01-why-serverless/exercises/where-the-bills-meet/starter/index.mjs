import { compare } from './bills.mjs';

const requestsPerDay = {
  alone: 100,
  pair: 100,
  slow: 100,
};

export const handler = async (event) => {
  const { plan } = event.pathParameters;
  return compare(plan, requestsPerDay[plan]);
};
