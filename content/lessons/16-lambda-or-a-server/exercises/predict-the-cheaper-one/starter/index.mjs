const hours = 720; // of a month with 30 days
const servers = (count) => count * hours * (0.0168 + 0.005) + hours * (0.0225 + 0.008); // t4g.small, addresses, load balancer

export const handler = async ({ requestsPerDay, durationMs, memoryMb, perCall = 0, serversNeeded = 2 }) => {
  const requests = requestsPerDay * 30;
  const gbSeconds = (requests * durationMs * memoryMb) / 1024 / 1000;
  const lines = { requests: requests * 0.0000002, duration: gbSeconds * 0.0000166667, gateway: requests * perCall };
  const lambda = lines.requests + lines.duration + lines.gateway;
  const fleet = servers(serversNeeded);
  const [largest] = Object.entries(lines).sort(([, one], [, other]) => other - one)[0];
  return {
    costsLess: lambda < fleet ? 'Lambda' : 'the servers',
    largest,
    breakEvenPerDay: Math.ceil(fleet / ((lambda / requests) * 30)),
  };
};
