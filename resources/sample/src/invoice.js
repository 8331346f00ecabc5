import { add, multiply } from './money.js';

/** One line: what, how many, and the price of one in minor units. */
export function line(description, quantity, price) {
  return { description, quantity, price, total: multiply(price, quantity) };
}

/** An invoice in one currency; `taxRate` is a fraction of the net amount. */
export function invoice(number, currency, lines, taxRate = 0.19) {
  const net = add(...lines.map((l) => l.total));
  const tax = multiply(net, taxRate);
  return { number, currency, lines, net, tax, total: add(net, tax) };
}
