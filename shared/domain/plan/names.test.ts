import { describe, expect, it } from 'vitest';
import { namesIn, namesOf } from './names.ts';

describe('names in a brief', () => {
  it('takes what stands in backticks, and plain paths', () => {
    expect(namesIn('Write `computeTax` in src/tax/engine.ts, see `./docs/tax.md` and `Region`.')).toEqual({
      paths: ['docs/tax.md', 'src/tax/engine.ts'],
      symbols: ['computeTax', 'Region'],
    });
  });

  it('takes no prose for a name', () => {
    expect(namesIn('Rounding per line and/or per invoice; run `npm test` first, e.g. at 9.30.')).toEqual({
      paths: [],
      symbols: [],
    });
  });
});

describe('names of an artifact', () => {
  it.each([
    ['computeTax(invoice, region)', { paths: [], symbols: ['computeTax'] }],
    ['TaxRule, Region', { paths: [], symbols: ['TaxRule', 'Region'] }],
    ['regions.json', { paths: ['regions.json'], symbols: [] }],
    ['src/tax/**', { paths: ['src/tax/**'], symbols: [] }],
    ['the list of findings', { paths: [], symbols: [] }],
  ])('%s', (artifact, names) => {
    expect(namesOf(artifact)).toEqual(names);
  });
});
