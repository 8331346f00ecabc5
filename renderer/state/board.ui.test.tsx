// @vitest-environment happy-dom
import { expect, it, vi } from 'vitest';

it('remembers over a reload what was pinned and how wide the columns were', async () => {
  const kept = { project_1: { pinned: ['lane_a'], widths: { lane_a: 444 }, order: 'needs-you' } };
  localStorage.setItem('switchyard.boards', JSON.stringify(kept));
  vi.resetModules();
  const { useBoard } = await import('./board.ts');
  const { renderHook } = await import('@testing-library/react');
  const { result } = renderHook(() => useBoard('project_1' as Parameters<typeof useBoard>[0]));
  expect(result.current).toMatchObject({ pinned: ['lane_a'], widths: { lane_a: 444 }, order: 'needs-you' });
});
