import { compare } from './bills.mjs';

const requestsPerDay = {
  alone: 38_400_000,
  pair: 26_250_000,
  slow: 468_000,
};

export const handler = async (event) => {
  const { plan } = event.pathParameters;
  return compare(plan, requestsPerDay[plan]);
};
