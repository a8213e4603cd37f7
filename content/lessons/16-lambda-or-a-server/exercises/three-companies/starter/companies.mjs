// What a month costs in us-east-1, and what the companies need. There is nothing to change here.
const hours = 720;
export const perGbSecond = { x86_64: 0.0000166667, arm64: 0.0000133334 };
export const perCall = { 'function-url': 0, 'http-api': 0.000001, 'rest-api': 0.0000035 };
export const sizes = {
  ec2: {
    't4g.small': { perHour: 0.0168, vcpus: 2, gb: 2 },
    't3.small': { perHour: 0.0208, vcpus: 2, gb: 2 },
    't3.medium': { perHour: 0.0416, vcpus: 2, gb: 4 },
  },
  fargate: {
    '0.5 vCPU, 1 GB': { perHour: 0.024685, vcpus: 0.5, gb: 1 },
    '1 vCPU, 2 GB': { perHour: 0.04937, vcpus: 1, gb: 2 },
    '2 vCPU, 4 GB': { perHour: 0.09874, vcpus: 2, gb: 4 },
  },
};

export const companies = {
  charity: { perDay: 2e3, ms: 200, mb: 512, busiest: 1, perVcpu: 20, spare: 0, gb: 1, budget: 0.16, signsIn: true },
  news: { perDay: 2e7, ms: 40, mb: 512, busiest: 347, perVcpu: 60, spare: 1, gb: 1, budget: 90 },
  studio: { perDay: 5e6, ms: 100, mb: 1024, busiest: 116, perVcpu: 60, spare: 1, gb: 2, budget: 150, noServers: true },
};

/** What a month costs by this plan, or what speaks against it. */
export function judge(company, plan) {
  const problem = plan.on === 'lambda' ? problemOfFunction(company, plan) : problemOfFleet(company, plan);
  if (problem) return { fits: false, problem };
  const dollars = Math.round(monthlyDollars(company, plan) * 100) / 100;
  return { fits: true, dollars, withinBudget: dollars <= company.budget };
}

export function monthlyDollars({ perDay, ms, mb }, { on, architecture, frontDoor, size, count, loadBalancer }) {
  const requests = perDay * 30;
  if (on === 'lambda')
    return requests * (0.0000002 + perCall[frontDoor] + (ms / 1000) * (mb / 1024) * perGbSecond[architecture]);
  const address = 0.005;
  return hours * (count * (sizes[on][size].perHour + address) + (loadBalancer ? 0.0225 + 0.008 : 0));
}

function problemOfFunction({ signsIn }, { architecture, frontDoor }) {
  if (!(architecture in perGbSecond && frontDoor in perCall)) return 'Lambda has no such architecture or front door.';
  if (signsIn && frontDoor === 'function-url') return 'A function URL cannot check the tokens of the users.';
}

function problemOfFleet({ busiest, perVcpu, spare, gb, noServers }, { on, size, count, loadBalancer }) {
  const chosen = sizes[on]?.[size];
  if (!chosen || !Number.isInteger(count)) return 'There is no such size, or the count is no whole number.';
  if (noServers && on === 'ec2') return 'Nobody there can look after an operating system.';
  if (chosen.gb < gb) return `The program needs ${gb} GB.`;
  if (count > 1 && !loadBalancer) return 'More than one need a load balancer.';
  const left = (count - spare) * chosen.vcpus * perVcpu;
  if (left < busiest) return `In the worst case, ${left} requests a second are carried, of ${busiest}.`;
}
