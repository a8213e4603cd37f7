import { describe, expect, it } from 'vitest';
import { defaultSettings, fromAddress, toAddress, type CostExplorerSettings } from './cost-explorer-settings.ts';

const others: CostExplorerSettings = {
  requestsPerDay: 2_500,
  use: { durationMs: 7, memoryMb: 1_769, architecture: 'arm64', freeTier: true, frontDoor: 'rest-api' },
  logKb: 0,
  answerKb: 900,
  peak: 12,
  fargate: { size: '0.25 vCPU, 0.5 GB', atLeast: 3, carries: 7, loadBalancer: false },
  ec2: { server: 't3.medium', atLeast: 1, carries: 9_000, loadBalancer: false },
};

describe('settings of the cost explorer in the address', () => {
  it.each([
    ['those at first', defaultSettings],
    ['others', others],
  ])('come back as they were: %s', (_, settings) => {
    expect(fromAddress(toAddress(settings))).toEqual(settings);
  });

  it('are those at first where nothing can be read', () => {
    for (const text of ['', 'rubbish', '~'.repeat(16), 'x~NaN~x~y~z~toString~-~x~x~99~x~ ~no~__proto__~x~x~maybe'])
      expect(fromAddress(text)).toEqual({ ...defaultSettings });
  });

  it('are put within bounds', () => {
    const { requestsPerDay, answerKb, peak, fargate, ec2 } = fromAddress(
      '1e99~1~128~x86_64~false~http-api~1~1e9~0~1~0~0~true~t3.small~99~1e9~true',
    );
    expect([requestsPerDay, answerKb, peak]).toEqual([1e8, 10_000, 1]);
    expect([fargate.atLeast, fargate.carries, ec2.atLeast, ec2.carries]).toEqual([1, 1, 20, 10_000]);
  });
});
