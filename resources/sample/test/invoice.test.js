import assert from 'node:assert/strict';
import { test } from 'node:test';
import { invoice, line } from '../src/index.js';

test('adds up lines and tax', () => {
  const bill = invoice('2026-014', 'EUR', [line('Mainsail', 1, 129900), line('Halyard, 12 m', 2, 3450)]);
  assert.equal(bill.net, 136800);
  assert.equal(bill.tax, 25992);
  assert.equal(bill.total, 162792);
});

test('knows an empty invoice', () => {
  assert.equal(invoice('2026-015', 'EUR', []).total, 0);
});
