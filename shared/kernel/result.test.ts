import { describe, expect, it } from 'vitest';
import { FailureError, fail, failureTypes, ok, unwrap } from './result.ts';

describe('a result', () => {
  it('gives its data, or throws its failure with everything in it', () => {
    expect(unwrap(ok(5))).toBe(5);
    const failed = fail('refused', 'No.', { kept: 'All of it.', next: 'Ask again.', details: [1] });
    try {
      unwrap(failed);
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(FailureError);
      expect((error as FailureError).failure).toEqual({
        type: 'refused',
        message: 'No.',
        kept: 'All of it.',
        next: 'Ask again.',
        details: [1],
      });
      expect((error as FailureError).message).toBe('No.');
    }
  });

  it('knows each type of failure once', () => {
    expect(new Set(failureTypes).size).toBe(failureTypes.length);
  });
});
