import assert from 'node:assert/strict';
import { test } from 'node:test';
import { currencies, currencyOf } from '../src/index.js';

test('knows the minor units', () => {
  assert.equal(currencyOf('EUR').digits, 2);
  assert.equal(currencyOf('JPY').digits, 0);
});

test('refuses what it does not know', () => {
  assert.throws(() => currencyOf('XXX'), RangeError);
});

test('has a symbol for each', () => {
  for (const currency of Object.values(currencies)) assert.notEqual(currency.symbol, '');
});
