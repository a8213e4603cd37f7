import { expect, it } from 'vitest';
import { fromAddress, toAddress } from './guide-address.ts';

const rules = [
  {
    id: 'traffic',
    answers: [
      { id: 'seldom', reasons: [] },
      { id: 'steady', reasons: [] },
    ],
  },
  { id: 'people', answers: [{ id: 'nobody', reasons: [] }] },
];

it('comes back from the address as it was written, in the order of the questions', () => {
  const address = toAddress({ people: 'nobody', traffic: 'steady' }, rules);
  expect(address).toBe('traffic.steady~people.nobody');
  expect(fromAddress(address, rules)).toEqual({ traffic: 'steady', people: 'nobody' });
});

it('leaves out what is not answered', () => {
  expect(toAddress({ people: 'nobody' }, rules)).toBe('people.nobody');
  expect(toAddress({}, rules)).toBe('');
  expect(fromAddress('', rules)).toEqual({});
});

it.each(['traffic.never', 'weather.fine', 'traffic', '~~.', 'traffic.seldom.steady.'.repeat(2).slice(0, 12)])(
  'takes what the guide does not know for not answered: %s',
  (address) => {
    expect(fromAddress(`${address}~people.nobody`, rules)).toEqual({ people: 'nobody' });
  },
);
