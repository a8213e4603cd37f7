import { convert } from './convert.mjs';
import { pictures } from './pictures.mjs';

export const handler = async () => {
  await Promise.all(pictures.map((picture) => convert(picture)));
};
