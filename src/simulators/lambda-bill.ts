import { lambdaPrices, lambdaQuotas, servicePrices } from '#aws-facts';
import { type Bill, billLine, type BillLine, billOf, mbOfGb } from './bill.ts';

/** How a function is used in a month of 30 days. */
export interface FunctionUse {
  readonly requests: number;
  /** Of each invocation, in milliseconds; Lambda rounds it up to whole ones. */
  readonly durationMs: number;
  readonly memoryMb: number;
  readonly architecture: 'x86_64' | 'arm64';
  /** Whether the account has its monthly free tier for this function alone. */
  readonly freeTier: boolean;
  /** What stands in front of the function and is paid for each request. */
  readonly frontDoor: 'function-url' | 'http-api' | 'rest-api';
  /** Of /tmp. What is free when left out. */
  readonly ephemeralStorageMb?: number;
  /** Streamed in answers, beyond what is free in each request. */
  readonly streamedGb?: number;
}

const million = 1_000_000;

/** What Lambda charges for it, and what stands in front of it. */
export function lambdaBill(use: FunctionUse): Bill {
  const { requests, memoryMb, freeTier } = use;
  const granularity = lambdaPrices.billingGranularity.value;
  const billedMs = Math.ceil(use.durationMs / granularity) * granularity;
  const gbSeconds = (requests * billedMs * memoryMb) / (1_000 * mbOfGb);
  const free = freeTier
    ? { requests: lambdaPrices.freeRequests.value, gbSeconds: lambdaPrices.freeDuration.value }
    : { requests: 0, gbSeconds: 0 };
  const lines = [
    billLine('Requests', Math.max(0, requests - free.requests), 'requests', lambdaPrices.lambdaRequests.value, million),
    ...durationLines(Math.max(0, gbSeconds - free.gbSeconds), use.architecture),
    ...ephemeralStorageLines(use, (requests * billedMs) / 1_000),
    ...streamingLines(use),
    ...frontDoorLines(use),
  ];
  return billOf(lines);
}

/** The first so many GB-seconds cost the first price, the next the second, and so on. */
function durationLines(gbSeconds: number, architecture: FunctionUse['architecture']): readonly BillLine[] {
  const tiers =
    architecture === 'x86_64'
      ? [
          { upTo: lambdaPrices.firstTierX86.value, price: lambdaPrices.durationX86.value },
          { upTo: lambdaPrices.secondTierX86.value, price: lambdaPrices.durationX86SecondTier.value },
          { upTo: Infinity, price: lambdaPrices.durationX86ThirdTier.value },
        ]
      : [
          { upTo: lambdaPrices.firstTierArm.value, price: lambdaPrices.durationArm.value },
          { upTo: lambdaPrices.secondTierArm.value, price: lambdaPrices.durationArmSecondTier.value },
          { upTo: Infinity, price: lambdaPrices.durationArmThirdTier.value },
        ];
  let rest = gbSeconds;
  return tiers.flatMap(({ upTo, price }, index) => {
    const quantity = Math.min(rest, upTo);
    rest -= quantity;
    const name = index === 0 ? 'Duration' : `Duration, tier ${index + 1}`;
    return index > 0 && quantity === 0 ? [] : [billLine(name, quantity, 'GB-seconds', price)];
  });
}

function ephemeralStorageLines({ ephemeralStorageMb }: FunctionUse, seconds: number): readonly BillLine[] {
  const free = lambdaQuotas.minimumEphemeralStorage.value;
  if (ephemeralStorageMb === undefined || ephemeralStorageMb <= free) return [];
  const gbSeconds = (seconds * (ephemeralStorageMb - free)) / mbOfGb;
  return [billLine('Ephemeral storage', gbSeconds, 'GB-seconds', lambdaPrices.ephemeralStorage.value)];
}

function streamingLines({ streamedGb, freeTier }: FunctionUse): readonly BillLine[] {
  if (streamedGb === undefined) return [];
  const billed = freeTier ? Math.max(0, streamedGb - lambdaPrices.freeStreaming.value) : streamedGb;
  return [billLine('Streamed answers', billed, 'GB', lambdaPrices.responseStreaming.value)];
}

function frontDoorLines({ frontDoor, requests }: FunctionUse): readonly BillLine[] {
  switch (frontDoor) {
    case 'function-url':
      return [];
    case 'http-api':
      return [billLine('HTTP API', requests, 'requests', servicePrices.httpApiRequests.value, million)];
    case 'rest-api':
      return [billLine('REST API', requests, 'requests', servicePrices.restApiRequests.value, million)];
  }
}
