const usual = 4_000;
const slow = 45_000;
const seen = new Set();

// Stands for a program that takes four seconds for each picture, and once in a while far longer. Or it fails.
export const handler = async ({ picture }) => {
  const isFirst = !seen.has(picture);
  seen.add(picture);
  if (isFirst && picture === process.env.FAILS) throw new Error(`${picture} cannot be read at the moment.`);
  const hangs = isFirst && picture === process.env.HANGS;
  await new Promise((resolve) => setTimeout(resolve, hangs ? slow : usual));
  return `${picture}.webp`;
};
