import assert from 'node:assert/strict';
import { test } from 'node:test';
import { add, format, multiply, share } from '../src/index.js';

test('adds without losing a cent', () => {
  assert.equal(add(10, 20, 30), 60);
  assert.equal(add(), 0);
});

test('multiplies and rounds half away from zero', () => {
  assert.equal(multiply(105, 0.1), 11);
  assert.equal(multiply(-105, 0.1), -11);
});

test('shares out exactly', () => {
  assert.deepEqual(share(100, 3), [34, 33, 33]);
  assert.deepEqual(share(-100, 3), [-34, -33, -33]);
  assert.equal(add(...share(1001, 7)), 1001);
});

test('formats by the currency', () => {
  assert.equal(format(161700, 'EUR'), '1 617,00 €');
  assert.equal(format(5, 'USD'), '0,05 $');
  assert.equal(format(-1234, 'JPY'), '-1 234 ¥');
});
