import { free, perCall, perGbSecond, perRequest } from './prices.mjs';

export const handler = async ({ serversPerMonth, durationMs, memoryMb, frontDoor = 'function-url', freeTier = false }) => {
  const oneRequest =
    perRequest + perCall[frontDoor] + (Math.ceil(durationMs) / 1000) * (memoryMb / 1024) * perGbSecond;
  const worth = freeTier ? free.requests * perRequest + free.gbSeconds * perGbSecond : 0;
  return { requestsPerDay: Math.floor((serversPerMonth + worth) / oneRequest / 30) + 1 };
};
