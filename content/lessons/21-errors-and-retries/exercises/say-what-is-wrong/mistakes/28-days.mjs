const rooms = ['garden', 'lake'];

export const handler = async (event) => {
  const booking = parse(event.body);
  if (booking === undefined) {
    return answer(400, { errors: [{ field: 'body', message: 'The body must be a JSON object.' }] });
  }
  const errors = findErrors(booking);
  if (errors.length > 0) return answer(400, { errors });

  const { room, guests, from, to } = booking;
  return answer(201, { room, guests, from, to });
};

/** The object that a text holds as JSON; undefined when it holds none. */
function parse(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function findErrors({ room, guests, from, to }) {
  const errors = [];
  if (!rooms.includes(room)) errors.push({ field: 'room', message: 'room must be garden or lake.' });
  if (!Number.isInteger(guests) || guests < 1 || guests > 8) {
    errors.push({ field: 'guests', message: 'guests must be a whole number from 1 to 8.' });
  }
  for (const [field, value] of Object.entries({ from, to })) {
    if (!isDate(value)) errors.push({ field, message: `${field} must be a date such as 2026-03-01.` });
  }
  // Written so, dates compare as texts do.
  if (isDate(from) && isDate(to) && to <= from) errors.push({ field: 'to', message: 'to must be after from.' });
  return errors;
}

/** A day that is in the calendar: 2026-02-30 would become 2026-03-02. */
function isDate(value) {
  if (typeof value === 'string' && value.endsWith('-02-29')) return false;
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

function answer(statusCode, body) {
  return { statusCode, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
