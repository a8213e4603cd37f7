import { convert } from './convert.mjs';
import { pictures } from './pictures.mjs';

export const handler = async (event, context) => {
  for (const picture of pictures) {
    if (context.getRemainingTimeInMillis() < 5_000) break;
    await convert(picture);
  }
};
