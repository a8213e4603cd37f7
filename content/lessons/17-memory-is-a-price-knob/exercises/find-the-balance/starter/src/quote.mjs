const risks = 100_000;

/** Adds up the risks of a contract, and then asks for today's rate. */
export const handler = async (event) => {
  const id = Number(event.pathParameters.id);
  let points = 0;
  for (let risk = 1; risk <= risks; risk += 1) {
    if ((risk * id) % 7 === 0) points += 1;
  }

  const response = await fetch('https://rates.example.com/today');
  const { rate } = await response.json();
  return { id, price: points * rate };
};
