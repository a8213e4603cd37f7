import { compare } from './bills.mjs';

const requestsPerDay = {
  alone: 1_280_000,
  pair: 1_720_000,
  slow: 15_600,
};

export const handler = async (event) => {
  const { plan } = event.pathParameters;
  return compare(plan, requestsPerDay[plan]);
};
