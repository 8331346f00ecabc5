import { currencyOf } from './currency.js';
import { round } from './rounding.js';

/** The sum of amounts in one currency's minor unit. */
export function add(...amounts) {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

export function multiply(amount, factor) {
  return round(amount * factor);
}

/** Shares an amount out into `parts` that differ by at most one minor unit and add up to it exactly. */
export function share(amount, parts) {
  const least = Math.trunc(amount / parts);
  const rest = Math.abs(amount - least * parts);
  return Array.from({ length: parts }, (_, i) => least + (i < rest ? Math.sign(amount) : 0));
}

/** An amount as people read it: "1 617,00 €". */
export function format(amount, code) {
  const { symbol, digits } = currencyOf(code);
  const sign = amount < 0 ? '-' : '';
  const plain = String(Math.abs(amount)).padStart(digits + 1, '0');
  const whole = plain.slice(0, plain.length - digits).replace(/\B(?=(\d{3})+$)/g, ' ');
  const minor = digits === 0 ? '' : ',' + plain.slice(-digits);
  return `${sign}${whole}${minor} ${symbol}`;
}
