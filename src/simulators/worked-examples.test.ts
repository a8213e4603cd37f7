import { lambdaPrices } from '#aws-facts';
import { describe, expect, it } from 'vitest';
import { type BillLine, billLine } from './bill.ts';
import { aroundLines, fargateLines, type FunctionUse, lambdaBill, provisionedLines, snapStartLines } from './index.ts';

// The inputs and the amounts of https://aws.amazon.com/lambda/pricing/, in its order. It rounds each line, and adds the
// rounded ones. Left out are the examples whose prices are not in #aws-facts: event pollers, Lambda@Edge, MicroVMs.

const common: Omit<FunctionUse, 'requests' | 'durationMs' | 'memoryMb'> = {
  architecture: 'x86_64',
  freeTier: true,
  frontDoor: 'function-url',
};

/** Whole cents of each line, and of all of them together. */
function cents(lines: readonly BillLine[]): { readonly lines: readonly number[]; readonly total: number } {
  const each = lines.map(({ amount }) => Math.round(amount * 100));
  return { lines: each, total: each.reduce((sum, one) => sum + one, 0) };
}

describe("AWS's worked examples come out to the cent", () => {
  it('the backend of a mobile app', () => {
    const { lines } = lambdaBill({ ...common, requests: 3_000_000, durationMs: 120, memoryMb: 1_536 });
    expect(cents(lines)).toEqual({ lines: [40, 233], total: 273 });
  });

  it('the telemetry of ten thousand vehicles, without the free tier', () => {
    const requests = 10_000 * 24 * 31;
    const { lines } = lambdaBill({ ...common, freeTier: false, requests, durationMs: 2_000, memoryMb: 1_024 });
    expect(cents(lines)).toEqual({ lines: [149, 24_800], total: 24_949 });
  });

  it('a language model with more ephemeral storage than is free', () => {
    const use = { ...common, requests: 6_000_000, durationMs: 280, memoryMb: 4_096, ephemeralStorageMb: 2_048 };
    expect(cents(lambdaBill(use).lines)).toEqual({ lines: [100, 10_533, 8], total: 10_641 });
  });

  it('the launch of a mobile app, with provisioned concurrency for eight hours', () => {
    const provisioned = provisionedLines({
      environments: 100,
      keptSeconds: 8 * 3_600,
      billedSeconds: 500_000 * 0.1,
      memoryMb: 1_536,
      architecture: 'x86_64',
    });
    const rest = lambdaBill({ ...common, requests: 2_500_000, durationMs: 120, memoryMb: 1_536 });
    // The page has all requests in one line of 40 cents. Here are those of the rest, and then those of the eight hours.
    const requests = billLine('Requests', 500_000, 'requests', lambdaPrices.lambdaRequests.value, 1_000_000);
    expect(cents([...provisioned, ...rest.lines, requests])).toEqual({ lines: [1_800, 73, 30, 83, 10], total: 1_996 });
  });

  it('a day of sales, all of it with provisioned concurrency', () => {
    const provisioned = provisionedLines({
      environments: 7,
      keptSeconds: 24 * 3_600,
      billedSeconds: 2_000_000 * 0.28,
      memoryMb: 4_096,
      architecture: 'x86_64',
    });
    const requests = billLine('Requests', 2_000_000, 'requests', lambdaPrices.lambdaRequests.value, 1_000_000);
    expect(cents([...provisioned, requests])).toEqual({ lines: [1_008, 2_178, 40], total: 3_226 });
  });

  it('the vehicles again, with SnapStart', () => {
    const requests = 10_000 * 24 * 31;
    const bill = lambdaBill({ ...common, freeTier: false, requests, durationMs: 2_000, memoryMb: 1_024 });
    const snapStart = snapStartLines({ keptSeconds: 31 * 24 * 3_600, restores: requests / 100, memoryMb: 1_024 });
    expect(cents([...bill.lines, ...snapStart])).toEqual({ lines: [149, 24_800, 403, 1_040], total: 26_392 });
  });

  it('pages that are streamed, after the free gigabytes are used up', () => {
    // A million answers of 7 MB, of which 6 MB are free in each.
    const streamedGb = 1_000_000 / 1_024 + lambdaPrices.freeStreaming.value;
    const use = { ...common, requests: 3_000_000, durationMs: 500, memoryMb: 1_536, streamedGb };
    expect(cents(lambdaBill(use).lines)).toEqual({ lines: [40, 3_083, 781], total: 3_904 });
  });
});

// Those of the price page of API Gateway: the amounts are known from what others have written of that page.
describe('the worked examples of API Gateway come out to the cent', () => {
  it('a REST API with five million calls a month and answers of 3 KB (API Gateway)', () => {
    const use = { ...common, freeTier: false, requests: 5_000_000, durationMs: 1, memoryMb: 128 };
    const calls = lambdaBill({ ...use, frontDoor: 'rest-api' }).lines.filter(({ what }) => what === 'REST API');
    const [, dataOut] = aroundLines({ requests: 5_000_000, logKb: 0, answerKb: 3, freeTier: false });
    if (dataOut === undefined) throw new Error('There is no line for data out.');
    expect(cents([...calls, dataOut])).toEqual({ lines: [1_750, 129], total: 1_879 });
  });

  it('an HTTP API with 216 million calls a month (API Gateway)', () => {
    const use = { ...common, freeTier: false, requests: 216_000_000, durationMs: 1, memoryMb: 128 };
    const calls = lambdaBill({ ...use, frontDoor: 'http-api' }).lines.filter(({ what }) => what === 'HTTP API');
    expect(cents(calls)).toEqual({ lines: [21_600], total: 21_600 });
  });
});

// By hand, from the prices: vCPU hours and GB hours, each line rounded.
describe('Fargate is charged for the hours of its tasks', () => {
  it('five tasks of 1 vCPU and 2 GB that run for ten minutes a day', () => {
    expect(cents(fargateLines('1 vCPU, 2 GB', 5 * 30 * (10 / 60)))).toEqual({ lines: [101, 22], total: 123 });
  });

  it('ten tasks of 0.25 vCPU and 1 GB that run all the time', () => {
    expect(cents(fargateLines('0.25 vCPU, 1 GB', 10 * 720))).toEqual({ lines: [7_286, 3_200], total: 10_486 });
  });
});

describe('what is free', () => {
  const use = { ...common, requests: 1_000, durationMs: 1_000, memoryMb: 1_024 };
  const named = (more: Partial<FunctionUse>): readonly string[] =>
    lambdaBill({ ...use, ...more }).lines.map(({ what, quantity }) => `${what} ${quantity}`);

  it('is the storage that every function has', () => {
    expect(named({ ephemeralStorageMb: 512 })).toEqual(named({}));
    expect(named({ ephemeralStorageMb: 1_536 })).toContain('Ephemeral storage 1000');
  });

  it('is streamed data of the free tier, and none without it', () => {
    expect(named({ streamedGb: 40 })).toContain('Streamed answers 0');
    expect(named({ streamedGb: 40, freeTier: false })).toContain('Streamed answers 40');
  });
});
