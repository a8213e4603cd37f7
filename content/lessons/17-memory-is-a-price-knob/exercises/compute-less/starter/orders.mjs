// What came in on each day. In a real shop it comes from a table. There is nothing to change here.
const perDay = 300;
export const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

export function ordersOf(day) {
  const place = days.indexOf(day) + 1;
  return Array.from({ length: perDay }, (_, index) => {
    const seed = (index + 1) * (place * 7919 + 104_729);
    return { customer: seed % 149, cents: 500 + ((seed * 31) % 9_973), isCancelled: seed % 11 === 0 };
  });
}
