// The companies, and whether a plan fits them. There is nothing to change here.
import { monthlyDollars, perCall, perGbSecond, serverPerHour, taskSizes } from './bill.mjs';

export const companies = {
  charity: {
    requestsPerDay: 2_000,
    busiestSecond: 1,
    durationMs: 200,
    memoryMb: 512,
    budget: 0.16,
    carries: {
      't4g.small': 40,
      't3.small': 40,
      't3.medium': 40,
      '0.5 vCPU, 1 GB': 10,
      '1 vCPU, 2 GB': 20,
      '2 vCPU, 4 GB': 40,
    },
    frontDoors: ['http-api', 'rest-api'],
    mayLoseOne: false,
    ways: ['lambda', 'ec2', 'fargate'],
  },
  news: {
    requestsPerDay: 20_000_000,
    busiestSecond: 347,
    durationMs: 40,
    memoryMb: 512,
    budget: 90,
    carries: {
      't4g.small': 120,
      't3.small': 120,
      't3.medium': 120,
      '0.5 vCPU, 1 GB': 60,
      '1 vCPU, 2 GB': 120,
      '2 vCPU, 4 GB': 240,
    },
    frontDoors: ['function-url', 'http-api', 'rest-api'],
    mayLoseOne: true,
    ways: ['lambda', 'ec2', 'fargate'],
  },
  studio: {
    requestsPerDay: 5_000_000,
    busiestSecond: 116,
    durationMs: 100,
    memoryMb: 1_024,
    budget: 150,
    carries: { '1 vCPU, 2 GB': 60, '2 vCPU, 4 GB': 120 },
    frontDoors: ['function-url', 'http-api', 'rest-api'],
    mayLoseOne: true,
    ways: ['lambda', 'fargate'],
  },
};

/** What a month costs by this plan, and what speaks against it. */
export function judge(company, plan) {
  const problems = plan.on === 'lambda' ? problemsOfFunction(company, plan) : problemsOfFleet(company, plan);
  if (problems.length > 0) return { fits: false, problems };
  const dollars = Math.round(monthlyDollars(company, plan) * 100) / 100;
  return { fits: true, problems, dollars, budget: company.budget, withinBudget: dollars <= company.budget };
}

function problemsOfFunction(company, { architecture, frontDoor }) {
  return [
    !Object.hasOwn(perGbSecond, architecture) && `There is no architecture '${architecture}'.`,
    !Object.hasOwn(perCall, frontDoor) && `There is no front door '${frontDoor}'.`,
    !company.frontDoors.includes(frontDoor) && `A ${frontDoor} cannot check the tokens of this company's users.`,
  ].filter(Boolean);
}

function problemsOfFleet(company, { on, size, count, loadBalancer }) {
  const sizes = { ec2: serverPerHour, fargate: taskSizes }[on] ?? {};
  const left = company.mayLoseOne ? count - 1 : count;
  return [
    !company.ways.includes(on) && `This company does not run anything on '${on}'.`,
    !Object.hasOwn(sizes, size) && `On '${on}', there is no size '${size}'.`,
    company.carries[size] === undefined && `The program of this company does not fit into '${size}'.`,
    !(Number.isInteger(count) && count >= 1) && 'The count has to be a whole number from 1.',
    typeof loadBalancer !== 'boolean' && 'Say whether there is a load balancer: true or false.',
    count > 1 && loadBalancer === false && 'More than one need a load balancer.',
    left * company.carries[size] < company.busiestSecond &&
      `${left} of size ${size} carry ${left * company.carries[size]} requests a second. The busiest second has ${company.busiestSecond}.`,
  ].filter(Boolean);
}
