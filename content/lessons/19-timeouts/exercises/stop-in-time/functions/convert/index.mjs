const usual = 4_000;
const slow = 45_000;
const seen = new Set();

// Stands for a program that takes four seconds for each picture, and once in a while far longer.
export const handler = async ({ picture }) => {
  const hangs = picture === process.env.HANGS && !seen.has(picture);
  seen.add(picture);
  await new Promise((resolve) => setTimeout(resolve, hangs ? slow : usual));
  return `${picture}.webp`;
};
