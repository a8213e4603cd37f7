import { expect, it } from 'vitest';
import type { Decision } from '#course';
import { describeMargin, describeReasonKind, describeVerdict } from './describe-decision.ts';

const lambda: Decision = {
  kind: 'recommended',
  place: 'lambda',
  runnerUp: { place: 'containers', behind: 1 },
  points: [
    { place: 'lambda', points: 4 },
    { place: 'containers', points: 3 },
    { place: 'servers', points: 0 },
  ],
  reasons: ['a'],
  ruledOut: [],
  others: [],
};

it('says how much is answered, until everything is', () => {
  expect(describeVerdict({ kind: 'open' }, 0, 8)).toBe('Nothing is answered yet.');
  expect(describeVerdict({ kind: 'open' }, 1, 8)).toBe('1 of 8 answered. Nothing speaks for one of the three yet.');
  expect(describeVerdict(lambda, 3, 8)).toBe('3 of 8 answered. So far: Lambda.');
  expect(describeVerdict(lambda, 8, 8)).toBe('Take Lambda.');
  expect(describeVerdict({ kind: 'nowhere', ruledOut: [] }, 2, 8)).toMatch(/^No place is left/);
});

it('says how far ahead it is, and who comes next', () => {
  const score = 'Lambda: 4. Containers on Fargate: 3. Servers of your own on EC2: 0.';
  expect(describeMargin(lambda)).toBe(`Containers on Fargate are one point behind. ${score}`);
  expect(describeMargin({ ...lambda, runnerUp: { place: 'servers', behind: 4 } })).toMatch(
    /^Servers of your own on EC2 are 4 points behind\./,
  );
  expect(describeMargin({ ...lambda, place: 'containers', runnerUp: { place: 'lambda', behind: 2 } })).toMatch(
    /^Lambda is 2 points behind\./,
  );
  expect(describeMargin({ ...lambda, place: 'containers', runnerUp: { place: 'servers', behind: 0 } })).toMatch(
    /^As much speaks for servers of your own on EC2\. Of the two, containers on Fargate leave you less to look after\./,
  );
  expect(describeMargin({ ...lambda, runnerUp: undefined })).toBe('It is the only one that is left.');
  expect(describeMargin({ kind: 'open' })).toBe('');
});

it('says what a reason does', () => {
  expect(describeReasonKind({ id: 'a', kind: 'speaks-for', places: ['lambda'], weight: 2 })).toBe('For Lambda (+2):');
  expect(describeReasonKind({ id: 'a', kind: 'rules-out', places: ['lambda', 'containers'] })).toBe(
    'Rules out Lambda and containers:',
  );
});
