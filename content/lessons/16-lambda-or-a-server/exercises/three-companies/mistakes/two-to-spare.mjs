import { companies, judge } from './companies.mjs';

// A plan is one of these:
//   { on: 'lambda', architecture, frontDoor }
//   { on: 'ec2', size, count, loadBalancer }
//   { on: 'fargate', size, count, loadBalancer }
const plans = {
  charity: {
    on: 'lambda',
    architecture: 'arm64',
    frontDoor: 'http-api',
  },
  news: {
    on: 'ec2',
    size: 't4g.small',
    count: 5,
    loadBalancer: true,
  },
  studio: {
    on: 'fargate',
    size: '1 vCPU, 2 GB',
    count: 3,
    loadBalancer: true,
  },
};

export const handler = async (event) => {
  const name = event.pathParameters.company;
  return judge(companies[name], plans[name]);
};
