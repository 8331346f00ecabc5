/** Rounds to a whole number of minor units: half away from zero. */
export function round(amount) {
  return Math.sign(amount) * Math.floor(Math.abs(amount) + 0.5);
}
