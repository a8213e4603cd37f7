// What a month costs in us-east-1, and what the companies need. There is nothing to change here.
export const perGbSecond = { x86_64: 0.0000166667, arm64: 0.0000133334 };
export const perCall = { 'function-url': 0, 'http-api': 0.000001, 'rest-api': 0.0000035 };
// Dollars an hour, vCPUs, GB.
export const sizes = {
  ec2: { 't4g.small': [0.0168, 2, 2], 't3.small': [0.0208, 2, 2], 't3.medium': [0.0416, 2, 4] },
  fargate: {
    '0.5 vCPU, 1 GB': [0.024685, 0.5, 1],
    '1 vCPU, 2 GB': [0.04937, 1, 2],
    '2 vCPU, 4 GB': [0.09874, 2, 4],
  },
};

export const companies = {
  charity: { perDay: 2e3, ms: 200, mb: 512, busiest: 1, perVcpu: 20, spare: 0, gb: 1, budget: 0.16, signsIn: true },
  news: { perDay: 2e7, ms: 40, mb: 512, busiest: 347, perVcpu: 60, spare: 1, gb: 1, budget: 90 },
  studio: { perDay: 5e6, ms: 100, mb: 1024, busiest: 116, perVcpu: 60, spare: 1, gb: 2, budget: 150, noServers: true },
};

/** What a month costs by this plan, or what speaks against it. */
export function judge(company, plan) {
  const problem = problemOf(company, plan);
  if (problem) return { fits: false, problem };
  const dollars = Math.round(monthlyDollars(company, plan) * 100) / 100;
  return { fits: true, dollars, withinBudget: dollars <= company.budget };
}

export function monthlyDollars({ perDay, ms, mb }, { on, architecture, frontDoor, size, count, loadBalancer }) {
  if (on === 'lambda') {
    const duration = (ms / 1000) * (mb / 1024) * perGbSecond[architecture];
    return perDay * 30 * (0.0000002 + perCall[frontDoor] + duration);
  }
  const each = sizes[on][size][0] + 0.005; // with a public address
  return 720 * (count * each + (loadBalancer ? 0.0225 + 0.008 : 0));
}

function problemOf(company, { on, architecture, frontDoor, size, count, loadBalancer }) {
  const { busiest, perVcpu, spare, gb, signsIn, noServers } = company;
  if (on === 'lambda') {
    if (!(architecture in perGbSecond && frontDoor in perCall)) return 'No such architecture or front door.';
    return signsIn && frontDoor === 'function-url' && 'A function URL cannot check the tokens.';
  }
  const [, vcpus, has] = sizes[on]?.[size] ?? [];
  if (!vcpus || !Number.isInteger(count)) return 'No such size or count.';
  if (noServers && on === 'ec2') return 'Nobody there can look after an operating system.';
  if (has < gb) return `The program needs ${gb} GB.`;
  if (count > 1 && !loadBalancer) return 'More than one need a load balancer.';
  const carried = (count - spare) * vcpus * perVcpu;
  return carried < busiest && `With ${count - spare} left, ${carried} requests a second are carried, of ${busiest}.`;
}
