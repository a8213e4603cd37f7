// Stands for the calendars of the world, which are calculated when they are loaded.
const weekdays = new Uint8Array(2_000_000);
for (let day = 0; day < weekdays.length; day += 1) weekdays[day] = (day + 4) % 7;

export const isWeekend = (day) => weekdays[day] === 0 || weekdays[day] === 6;
