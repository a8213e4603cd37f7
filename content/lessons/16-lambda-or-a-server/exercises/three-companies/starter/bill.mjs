// What a month of 30 days costs, in US dollars in us-east-1. There is nothing to change here.
const hours = 720;
export const perRequest = 0.2 / 1_000_000;
export const perGbSecond = { x86_64: 0.0000166667, arm64: 0.0000133334 };
export const perCall = { 'function-url': 0, 'http-api': 1 / 1_000_000, 'rest-api': 3.5 / 1_000_000 };
export const serverPerHour = { 't4g.small': 0.0168, 't3.small': 0.0208, 't3.medium': 0.0416 };
export const vcpuPerHour = 0.04048;
export const gbPerHour = 0.004445;
export const taskSizes = {
  '0.5 vCPU, 1 GB': { vcpus: 0.5, gb: 1 },
  '1 vCPU, 2 GB': { vcpus: 1, gb: 2 },
  '2 vCPU, 4 GB': { vcpus: 2, gb: 4 },
};
export const addressPerHour = 0.005;
export const balancerPerHour = 0.0225 + 0.008; // with one capacity unit

export function monthlyDollars({ requestsPerDay, durationMs, memoryMb }, plan) {
  if (plan.on === 'lambda') {
    const requests = requestsPerDay * 30;
    const gbSeconds = (requests * Math.ceil(durationMs) * memoryMb) / 1024 / 1000;
    const calls = requests * (perRequest + perCall[plan.frontDoor]);
    return calls + gbSeconds * perGbSecond[plan.architecture];
  }
  const machine = plan.on === 'ec2' ? serverPerHour[plan.size] : taskPerHour(taskSizes[plan.size]);
  const each = hours * (machine + addressPerHour);
  return plan.count * each + (plan.loadBalancer ? hours * balancerPerHour : 0);
}

function taskPerHour({ vcpus, gb }) {
  return vcpus * vcpuPerHour + gb * gbPerHour;
}
