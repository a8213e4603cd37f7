import { convert } from './convert.mjs';
import { pictures } from './pictures.mjs';

let next = 0;

export const handler = async (event, context) => {
  while (next < pictures.length && context.getRemainingTimeInMillis() > 5_000) {
    const picture = pictures[next];
    next += 1;
    await convert(picture);
  }
};
