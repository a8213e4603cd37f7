import { free, perCall, perGbSecond, perRequest } from './prices.mjs';

export const handler = async ({ serversPerMonth, ...use }) => {
  let [cheaper, dearer] = [0, 1e12]; // requests a day: Lambda is cheaper here, and dearer there
  while (dearer - cheaper > 1) {
    const middle = Math.floor((cheaper + dearer) / 2);
    if (lambdaPerMonth(middle * 30, use) > serversPerMonth) dearer = middle;
    else cheaper = middle;
  }
  return { requestsPerDay: dearer };
};

function lambdaPerMonth(requests, { durationMs, memoryMb, frontDoor = 'function-url', freeTier = false }) {
  const gbSeconds = (requests * durationMs * memoryMb) / 1024 / 1000;
  const off = freeTier ? free : { requests: 0, gbSeconds: 0 };
  return (
    Math.max(0, requests - off.requests) * perRequest +
    Math.max(0, gbSeconds - off.gbSeconds) * perGbSecond +
    requests * perCall[frontDoor]
  );
}
