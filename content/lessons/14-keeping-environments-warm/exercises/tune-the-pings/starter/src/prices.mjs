const goods = 6_000;

/** What a good costs today. */
const priceOf = (good) => {
  let cents = 100;
  for (let step = 1; step <= 20; step += 1) cents = (cents * 31 + good * step) % 99_991;
  return cents;
};

export const handler = async (event) => {
  if (event.ping === true) return { ping: true };

  // To say how dear a good is, all others are priced as well: computing, for each request.
  const good = Number(event.pathParameters?.good);
  let dearer = 0;
  for (let other = 0; other < goods; other += 1) if (priceOf(other) > priceOf(good)) dearer += 1;
  return { good, cents: priceOf(good), rank: dearer + 1 };
};
