const currency = process.env.CURRENCY || 'EUR';
const shippingCents = wholeNumber('SHIPPING_CENTS');

export const handler = async (event) => {
  return { cents: event.cents + shippingCents, currency };
};

function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`The environment variable ${name} is not set.`);
  return value;
}

function wholeNumber(name) {
  const value = Number(required(name));
  if (!Number.isInteger(value) || value < 0) {
    throw new Error(`The environment variable ${name} has to be a whole number, and is "${process.env[name]}".`);
  }
  return value;
}
