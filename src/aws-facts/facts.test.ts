import { describe, expect, it } from 'vitest';
import {
  coldStarts,
  deliveryRules,
  type Fact,
  lambdaPrices,
  lambdaQuotas,
  serverPrices,
  servicePrices,
  serviceQuotas,
  sourceQuotas,
} from './index.ts';

const groups: Readonly<Record<string, Readonly<Record<string, Fact>>>> = {
  coldStarts,
  deliveryRules,
  lambdaPrices,
  lambdaQuotas,
  serverPrices,
  servicePrices,
  serviceQuotas,
  sourceQuotas,
};
const facts = Object.entries(groups).flatMap(([group, members]) =>
  Object.entries(members).map(([name, fact]) => ({ name: `${group}.${name}`, fact })),
);

describe.each(facts)('the fact $name', ({ fact }) => {
  it('has a value, a unit and a source', () => {
    expect(fact.value).toBeGreaterThan(0);
    expect(fact.unit).toMatch(/\S/);
    expect(fact.source.length).toBeGreaterThan(10);
  });

  it('says when it was last checked, as a month that has begun', () => {
    expect(fact.checked).toMatch(/^20\d\d-(?:0[1-9]|1[0-2])$/);
    // A margin of a day: the month begins earlier elsewhere.
    expect(Date.parse(fact.checked)).toBeLessThanOrEqual(Date.now() + 86_400_000);
  });

  it('says how sure it is', () => {
    expect(['seen', 'established', 'likely']).toContain(fact.certainty);
  });
});

it('holds the facts that the engine rests on', () => {
  expect(facts.map(({ name }) => name)).toEqual(
    expect.arrayContaining([
      'lambdaQuotas.memoryPerVcpu',
      'lambdaQuotas.initPhase',
      'lambdaQuotas.synchronousResponse',
      'coldStarts.initNodejs24X86Median',
    ]),
  );
});

it('gives no two facts the same name, for a lesson names a fact without its group', () => {
  const names = Object.values(groups).flatMap((members) => Object.keys(members));
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});

/** In whole cents. */
const cents = (dollars: number): number => Math.round(dollars * 100);

it('prices the worked example of the Lambda price page to the cent', () => {
  const { durationX86, lambdaRequests, freeDuration, freeRequests } = lambdaPrices;
  const gbSeconds = 3_000_000 * 0.12 * (1_536 / 1_024);
  expect(cents((gbSeconds - freeDuration.value) * durationX86.value)).toBe(233);
  expect(cents(((3_000_000 - freeRequests.value) / 1_000_000) * lambdaRequests.value)).toBe(40);
});
