import { free, perCall, perGbSecond, perRequest } from './prices.mjs';

export const handler = async ({ serversPerMonth, durationMs, memoryMb }) => {
  const oneRequest = perRequest + (Math.ceil(durationMs) / 1000) * (memoryMb / 1024) * perGbSecond;
  return { requestsPerDay: Math.round(serversPerMonth / oneRequest / 30) };
};
