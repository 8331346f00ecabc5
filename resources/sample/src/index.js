export { currencies, currencyOf } from './currency.js';
export { add, format, multiply, share } from './money.js';
export { round } from './rounding.js';
export { invoice, line } from './invoice.js';
