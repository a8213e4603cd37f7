// A schedule calls this. The time is in UTC, as it is on Lambda.
export const handler = async () => {
  const now = new Date().toISOString();
  console.log('It is', now);
  return { date: now.slice(0, 10), time: now.slice(11, 16) };
};
