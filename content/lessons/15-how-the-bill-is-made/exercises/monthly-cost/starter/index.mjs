import { perGbSecond, perRequest } from './prices.mjs';

export const handler = async (event) => monthlyCost(event);

function monthlyCost({ requests, durationMs, memoryMb }) {
  const seconds = requests * (durationMs / 1000);
  const gbSeconds = seconds * (memoryMb / 128);
  return bill(requests * perRequest, gbSeconds * perGbSecond.x86_64);
}

/** Dollars in, whole cents out: two lines and their sum. */
function bill(requestDollars, durationDollars) {
  const requests = Math.round(requestDollars * 100);
  const duration = Math.round(durationDollars * 100);
  return { requests, duration, total: requests + duration };
}
