import type { Fact } from './fact.ts';
import { price } from './price.ts';

const pricing = 'AWS Lambda pricing, https://aws.amazon.com/lambda/pricing/';
const billing = { source: pricing, checked: '2026-11', certainty: 'seen' } as const;

/** What Lambda charges, in us-east-1. Tiers are those of one month. */
export const lambdaPrices = {
  lambdaRequests: price(0.2, '1,000,000 requests', pricing, 'seen'),
  durationX86: price(0.000_016_666_7, 'GB-second', pricing, 'seen'),
  durationX86SecondTier: price(0.000_015, 'GB-second', pricing, 'seen'),
  durationX86ThirdTier: price(0.000_013_333_4, 'GB-second', pricing, 'seen'),
  firstTierX86: { value: 6_000_000_000, unit: 'GB-seconds a month', ...billing },
  secondTierX86: { value: 9_000_000_000, unit: 'GB-seconds a month', ...billing },
  durationArm: price(0.000_013_333_4, 'GB-second', pricing, 'seen'),
  durationArmSecondTier: price(0.000_012_000_1, 'GB-second', pricing),
  durationArmThirdTier: price(0.000_010_666_7, 'GB-second', pricing),
  firstTierArm: { value: 7_500_000_000, unit: 'GB-seconds a month', ...billing },
  secondTierArm: { value: 11_250_000_000, unit: 'GB-seconds a month', ...billing, certainty: 'established' },
  freeRequests: { value: 1_000_000, unit: 'requests a month', ...billing },
  freeDuration: { value: 400_000, unit: 'GB-seconds a month', ...billing },
  /** The duration of each invocation is rounded up to it. */
  billingGranularity: { value: 1, unit: 'ms', ...billing },
  /** Over `minimumEphemeralStorage`, which costs nothing. */
  ephemeralStorage: price(0.000_000_030_9, 'GB-second', pricing, 'seen'),
  provisionedConcurrencyX86: price(0.000_004_166_7, 'GB-second', pricing, 'seen'),
  provisionedDurationX86: price(0.000_009_722_2, 'GB-second', pricing, 'seen'),
  provisionedConcurrencyArm: price(0.000_003_333_4, 'GB-second', pricing),
  provisionedDurationArm: price(0.000_007_777_8, 'GB-second', pricing),
  /** For Python and .NET; each cached version is charged for three hours at least. */
  snapStartCache: price(0.000_001_504_6, 'GB-second', pricing, 'seen'),
  /** For so long at least, each published version's snapshot is charged. */
  snapStartCacheMinimum: { value: 10_800, unit: 's', ...billing },
  snapStartRestore: price(0.000_139_799_8, 'GB restored', pricing, 'seen'),
  /** Over `freeStreaming`. */
  responseStreaming: price(0.008, 'GB', pricing),
  freeStreaming: { value: 100, unit: 'GiB a month', ...billing, certainty: 'established' },
} as const satisfies Record<string, Fact>;
