import { free, perGbSecond, perRequest } from './prices.mjs';

export const handler = async (event) => monthlyCost(event);

function monthlyCost({ requests, durationMs, memoryMb, architecture, freeTier, coldStarts = 0, initMs = 0 }) {
  const warmMs = (requests - coldStarts) * Math.ceil(durationMs);
  const coldMs = coldStarts * Math.ceil(durationMs + initMs);
  const gbSeconds = ((warmMs + coldMs) / 1000) * (Math.ceil(memoryMb / 128) / 8);

  const freeRequests = freeTier ? free.requests : 0;
  const freeGbSeconds = freeTier ? free.gbSeconds : 0;
  const billedRequests = Math.max(0, requests - freeRequests);
  const billedGbSeconds = Math.max(0, gbSeconds - freeGbSeconds);
  return bill(billedRequests * perRequest, billedGbSeconds * perGbSecond[architecture]);
}

/** Dollars in, whole cents out: two lines and their sum. */
function bill(requestDollars, durationDollars) {
  const requests = Math.round(requestDollars * 100);
  const duration = Math.round(durationDollars * 100);
  return { requests, duration, total: requests + duration };
}
