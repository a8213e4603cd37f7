import { companies, judge } from './companies.mjs';

// A plan is one of these:
//   { on: 'lambda', architecture, frontDoor }
//   { on: 'ec2', size, count, loadBalancer }
//   { on: 'fargate', size, count, loadBalancer }
const plans = {
  charity: {
    on: 'ec2',
    size: 't3.medium',
    count: 2,
    loadBalancer: true,
  },
  news: {
    on: 'lambda',
    architecture: 'x86_64',
    frontDoor: 'http-api',
  },
  studio: {
    on: 'ec2',
    size: 't3.medium',
    count: 3,
    loadBalancer: true,
  },
};

export const handler = async (event) => {
  const name = event.pathParameters.company;
  return judge(companies[name], plans[name]);
};
