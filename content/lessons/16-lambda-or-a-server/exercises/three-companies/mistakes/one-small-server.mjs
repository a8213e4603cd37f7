import { companies, judge } from './companies.mjs';

// A plan is one of these:
//   { on: 'lambda', architecture, frontDoor }
//   { on: 'ec2', size, count, loadBalancer }
//   { on: 'fargate', size, count, loadBalancer }
const plans = {
  charity: {
    on: 'ec2',
    size: 't4g.small',
    count: 1,
    loadBalancer: false,
  },
  news: {
    on: 'ec2',
    size: 't4g.small',
    count: 4,
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
