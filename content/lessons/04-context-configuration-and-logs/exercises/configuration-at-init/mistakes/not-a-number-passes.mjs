const currency = required('CURRENCY');
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
  return Number(required(name));
}
