// Stands for a table that is made when it is loaded: each rate is the mean of the last years.
const meanOf = (rate) => {
  let sum = 0;
  for (let day = 0; day < 600_000; day += 1) sum += rate;
  return Math.round((sum / 600_000) * 100) / 100;
};

export const rates = { USD: meanOf(1.1), GBP: meanOf(0.85), SEK: meanOf(11.25) };
