import { deleted, deleteWithUndo } from '@/features/my-sessions/deletion';
import { toasts } from '@/ui/toasts.svelte';
import { UNDO_MS } from '@/ui/undo';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem, serverAnswers } from './server';

const session = { id: 's1', title: '월요 회의' };

describe('deleteWithUndo', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.runAllTimers();
    vi.useRealTimers();
    deleted.clear();
  });

  it('takes the session away at once and tells the server after the time to undo', async () => {
    const { asked } = serverAnswers({ status: 204 });
    deleteWithUndo(session);
    deleteWithUndo(session);
    expect(deleted.has('s1')).toBe(true);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(UNDO_MS);
    expect(asked).toEqual(['DELETE /api/sessions/s1']);
    expect(deleted.has('s1')).toBe(true);
  });

  it('brings it back when undone, and asks the server nothing', async () => {
    const { asked } = serverAnswers();
    deleteWithUndo(session);
    toasts.shown[0]?.action?.run();
    await vi.advanceTimersByTimeAsync(UNDO_MS);
    expect(deleted.has('s1')).toBe(false);
    expect(asked).toEqual([]);
  });

  it('brings it back and says why when the server cannot be reached', async () => {
    serverAnswers('no network');
    deleteWithUndo(session);
    await vi.advanceTimersByTimeAsync(UNDO_MS);
    expect(deleted.has('s1')).toBe(false);
    expect(toasts.shown.at(-1)?.text).toContain('월요 회의');
  });

  it('is content when it was gone already', async () => {
    serverAnswers(problem(404, 'session_not_found'));
    deleteWithUndo(session);
    await vi.advanceTimersByTimeAsync(UNDO_MS);
    expect(deleted.has('s1')).toBe(true);
    expect(toasts.shown).toEqual([]);
  });
});
