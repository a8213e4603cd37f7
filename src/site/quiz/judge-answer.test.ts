import { expect, it } from 'vitest';
import { judgeChoices, judgeOrder } from './judge-answer.ts';

/** Upper case letters are right, those in brackets are chosen: `[A] b`. */
function choices(text: string): { correct: boolean; chosen: boolean }[] {
  return text.split(' ').map((word) => ({ correct: /[A-Z]/.test(word), chosen: word.startsWith('[') }));
}

it('asks for an answer when none was chosen', () => {
  expect(judgeChoices(choices('A b'), true)).toEqual({
    isRight: false,
    message: 'Choose an answer first.',
    explain: [],
  });
});

it('takes all right choices and no others for right, and explains every choice then', () => {
  expect(judgeChoices(choices('[A] b [C]'), true)).toEqual({ isRight: true, message: 'Right.', explain: [0, 1, 2] });
});

it('explains the right line alone, not all that surround it', () => {
  expect(judgeChoices(choices('a [B] c'), false).explain).toEqual([1]);
});

it('explains what was chosen, and says how much of it is wrong', () => {
  expect(judgeChoices(choices('A [b]'), true)).toEqual({
    isRight: false,
    message: 'Not this one. Try again.',
    explain: [1],
  });
  expect(judgeChoices(choices('[A] [b] C'), true).message).toBe('Not yet: 1 of your 2 is wrong.');
  expect(judgeChoices(choices('A [b] [c] D'), true).message).toBe('Not yet: 2 of your 2 are wrong.');
});

it('says that something is missing without saying what', () => {
  expect(judgeChoices(choices('[A] b C'), true)).toEqual({
    isRight: false,
    message: 'Not yet: something is missing.',
    explain: [0],
  });
});

it('takes one order for right, and says of others how much of them is', () => {
  expect(judgeOrder([0, 1, 2]).isRight).toBe(true);
  expect(judgeOrder([0, 2, 1])).toEqual({
    isRight: false,
    message: 'Not yet: 1 of 3 are in their place.',
    explain: [],
  });
});
