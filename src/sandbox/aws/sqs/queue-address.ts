import type { ServiceContext } from '../service.ts';

export function queueUrl(name: string, { region, accountId }: ServiceContext): string {
  return `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
}

export function queueArn(name: string, { region, accountId }: ServiceContext): string {
  return `arn:aws:sqs:${region}:${accountId}:${name}`;
}
