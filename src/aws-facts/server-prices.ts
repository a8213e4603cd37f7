import type { Fact } from './fact.ts';
import { price } from './price.ts';

const ec2 = 'Amazon EC2 on-demand pricing, https://aws.amazon.com/ec2/pricing/on-demand/';
const balancer = 'Elastic Load Balancing pricing, https://aws.amazon.com/elasticloadbalancing/pricing/';
const vpc = 'Amazon VPC pricing, https://aws.amazon.com/vpc/pricing/';
const fargate = 'AWS Fargate pricing, https://aws.amazon.com/fargate/pricing/';

/** What servers and the network around them charge, in us-east-1, with Linux and on demand. */
export const serverPrices = {
  t4gSmall: price(0.0168, 'hour', ec2),
  t3Small: price(0.0208, 'hour', ec2),
  t3Medium: price(0.0416, 'hour', ec2),
  applicationLoadBalancer: price(0.0225, 'hour', balancer),
  loadBalancerCapacityUnit: price(0.008, 'LCU-hour', balancer),
  /** That one unit stands for in front of servers and containers, where connections, rules and the like need no more units. */
  loadBalancerUnitData: {
    value: 1,
    unit: 'GB an hour',
    source: balancer,
    checked: '2026-11',
    certainty: 'established',
  },
  publicIpv4Address: price(0.005, 'hour', vpc),
  natGateway: price(0.045, 'hour', vpc),
  natGatewayData: price(0.045, 'GB', vpc),
  fargateVcpu: price(0.040_48, 'vCPU-hour', fargate),
  fargateMemory: price(0.004_445, 'GB-hour', fargate),
  /** Over `freeDataOut`. */
  dataOut: price(0.09, 'GB', ec2),
  freeDataOut: { value: 100, unit: 'GB a month', source: ec2, checked: '2026-11', certainty: 'established' },
} as const satisfies Record<string, Fact>;
