// What a month of 30 days costs in us-east-1, without a free tier. There is nothing to change here.
const perRequest = 0.0000002;
const perGbSecond = 0.0000166667; // on x86
const perCall = { 'function-url': 0, 'http-api': 0.000001 };
// Of a server that is there all month, of its public address, and of a load balancer with one capacity unit.
const perHour = { server: 0.0168, address: 0.005, loadBalancer: 0.0225 + 0.008 };

export const plans = {
  alone: { servers: 1, ms: 100, mb: 128, frontDoor: 'function-url' },
  pair: { servers: 2, ms: 100, mb: 512, frontDoor: 'http-api' },
  slow: { servers: 1, ms: 2000, mb: 1024, frontDoor: 'function-url' },
};

/** Both bills of a plan, and whether they are the same, give or take one percent. */
export function compare(name, requestsPerDay) {
  const plan = plans[name];
  const lambda = lambdaDollars(plan, requestsPerDay);
  const servers = serverDollars(plan);
  return {
    lambda: `$${lambda.toFixed(2)}`,
    servers: `$${servers.toFixed(2)}`,
    meet: Math.abs(lambda - servers) <= servers / 100,
  };
}

export function lambdaDollars({ ms, mb, frontDoor }, requestsPerDay) {
  const duration = (ms / 1000) * (mb / 1024) * perGbSecond;
  return requestsPerDay * 30 * (perRequest + perCall[frontDoor] + duration);
}

export function serverDollars({ servers }) {
  const balancer = servers > 1 ? perHour.loadBalancer : 0;
  return 720 * (servers * (perHour.server + perHour.address) + balancer);
}
