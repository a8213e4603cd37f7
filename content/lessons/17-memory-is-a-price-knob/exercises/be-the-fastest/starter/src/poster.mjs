const width = 500;
const height = 300;

/** Draws a pattern, dot by dot. In a real shop, it becomes a picture. */
export const handler = async (event) => {
  let dark = 0;
  const seed = Number(event.pathParameters.id);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if (((x * x + y * y + seed) & 31) < 16) dark += 1;
    }
  }
  return { id: seed, dark };
};
