/** Currencies by ISO 4217 code: the symbol, and how many decimal digits the minor unit has. */
export const currencies = {
  EUR: { symbol: '€', digits: 2 },
  USD: { symbol: '$', digits: 2 },
  JPY: { symbol: '¥', digits: 0 },
};

export function currencyOf(code) {
  const currency = currencies[code];
  if (currency === undefined) throw new RangeError(`unknown currency: ${code}`);
  return currency;
}
