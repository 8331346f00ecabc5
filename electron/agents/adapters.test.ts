import { expect, it } from 'vitest';
import { adapterFor } from './adapters.ts';

it('speaks ACP, and says of other protocols that it does not speak them yet', () => {
  const acp = adapterFor('acp');
  expect(acp.ok && acp.data.protocol).toBe('acp');
  expect(adapterFor('codex')).toMatchObject({ ok: false, error: { type: 'refused' } });
});
