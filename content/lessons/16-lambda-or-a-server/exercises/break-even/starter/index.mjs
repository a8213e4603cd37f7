import { perGbSecond, perRequest } from './prices.mjs';

export const handler = async ({ serversPerMonth, durationMs, memoryMb }) => {
  const oneRequest = perRequest + (durationMs / 1000) * (memoryMb / 1024) * perGbSecond;
  return { requestsPerDay: serversPerMonth / oneRequest };
};
