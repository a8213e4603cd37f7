/** What became of an answer: whether it is right, what to say, and which choices to explain. */
export interface Judgement {
  readonly isRight: boolean;
  readonly message: string;
  /** Indexes of the choices whose "why" is shown. */
  readonly explain: readonly number[];
}

/** A choice as the reader left it. */
export interface ChoiceState {
  readonly correct: boolean;
  readonly chosen: boolean;
}

/** Judges what was chosen among options or lines. With `explainsAll`, a right answer explains the other choices too. */
export function judgeChoices(choices: readonly ChoiceState[], explainsAll: boolean): Judgement {
  const indexes = [...choices.keys()];
  const chosen = indexes.filter((index) => choices[index]?.chosen === true);
  if (chosen.length === 0) return { isRight: false, message: 'Choose an answer first.', explain: [] };
  const wrong = chosen.filter((index) => choices[index]?.correct === false).length;
  const missing = choices.filter((choice) => choice.correct && !choice.chosen).length;
  if (wrong === 0 && missing === 0)
    return { isRight: true, message: 'Right.', explain: explainsAll ? indexes : chosen };
  if (wrong === 0) return { isRight: false, message: 'Not yet: something is missing.', explain: chosen };
  const message =
    chosen.length === 1 ? 'Not this one. Try again.' : `Not yet: ${wrong} of your ${chosen.length} is wrong.`;
  return {
    isRight: false,
    message: wrong === 1 ? message : message.replace(' is wrong', ' are wrong'),
    explain: chosen,
  };
}

/** Judges an order. `places` are the places in the right order, as they stand. */
export function judgeOrder(places: readonly number[]): Judgement {
  const right = places.filter((place, index) => place === index).length;
  if (right === places.length) return { isRight: true, message: 'Right.', explain: [] };
  return { isRight: false, message: `Not yet: ${right} of ${places.length} are in their place.`, explain: [] };
}
