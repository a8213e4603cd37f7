import { rates } from './rates.mjs';

export const formatPrice = (cents, currency) => `${(cents / 100).toFixed(2)} ${currency}`;

export const inCurrency = (cents, currency) => formatPrice(Math.round(cents * rates[currency]), currency);
