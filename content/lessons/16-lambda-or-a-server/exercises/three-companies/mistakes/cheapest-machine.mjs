import { companies, judge } from './companies.mjs';

// One of these for each company:
//   { on: 'lambda', architecture: 'x86_64', frontDoor: 'rest-api' }
//   { on: 'ec2', size: 't3.medium', count: 2, loadBalancer: true }
//   { on: 'fargate', size: '2 vCPU, 4 GB', count: 2, loadBalancer: true }
const plans = {
  charity: { on: 'lambda', architecture: 'arm64', frontDoor: 'http-api' },
  news: { on: 'ec2', size: 't4g.small', count: 4, loadBalancer: true },
  studio: { on: 'ec2', size: 't4g.small', count: 4, loadBalancer: true },
};

export const handler = async (event) => {
  const name = event.pathParameters.company;
  return judge(companies[name], plans[name]);
};
