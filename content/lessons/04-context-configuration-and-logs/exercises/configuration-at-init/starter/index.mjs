// TODO: take both from the environment variables.
const currency = 'EUR';
const shippingCents = 490;

export const handler = async (event) => {
  return { cents: event.cents + shippingCents, currency };
};
