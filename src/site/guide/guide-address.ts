import type { Answers, GuideRule } from '#course';

/** The name under which the answers stand in the page's address. */
export const addressKey = 'answers';

/** Writes answers as they stand in the address: `traffic.seldom~duration.seconds`, in the order of the questions. */
export function toAddress(answers: Answers, rules: readonly GuideRule[]): string {
  return rules
    .flatMap(({ id }) => {
      const answer = answers[id];
      return answer === undefined ? [] : `${id}.${answer}`;
    })
    .join('~');
}

/** Reads answers off an address. What the guide does not know, or no longer, counts as not answered. */
export function fromAddress(text: string, rules: readonly GuideRule[]): Answers {
  const given = text.split('~').flatMap((part) => {
    const [question = '', answer = ''] = part.split('.');
    const rule = rules.find(({ id }) => id === question);
    return rule?.answers.some(({ id }) => id === answer) === true ? [[question, answer] as const] : [];
  });
  return Object.fromEntries(given);
}
