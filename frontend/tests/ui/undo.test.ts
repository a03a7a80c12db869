import { toasts } from '@/ui/toasts.svelte';
import { runWithUndo, UNDO_MS } from '@/ui/undo';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

function start() {
  const run = vi.fn();
  const undone = vi.fn();
  runWithUndo({ text: '곧 끝나요', run, undone });
  return { run, undone };
}

describe('runWithUndo', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.runAllTimers();
    vi.useRealTimers();
  });

  it('waits five seconds and then does it once', () => {
    const { run, undone } = start();
    vi.advanceTimersByTime(UNDO_MS - 1);
    expect(run).not.toHaveBeenCalled();
    expect(toasts.shown).toHaveLength(1);
    vi.advanceTimersByTime(1);
    dispatchEvent(new Event('pagehide'));
    expect(run).toHaveBeenCalledOnce();
    expect(undone).not.toHaveBeenCalled();
    expect(toasts.shown).toHaveLength(0);
  });

  it('does nothing when it is undone in time', () => {
    const { run, undone } = start();
    vi.advanceTimersByTime(UNDO_MS - 1);
    toasts.shown[0]?.action?.run();
    vi.runAllTimers();
    dispatchEvent(new Event('pagehide'));
    expect(undone).toHaveBeenCalledOnce();
    expect(run).not.toHaveBeenCalled();
    expect(toasts.shown).toHaveLength(0);
  });

  it('does it at once when the page is left', () => {
    const { run } = start();
    dispatchEvent(new Event('pagehide'));
    expect(run).toHaveBeenCalledOnce();
    vi.runAllTimers();
    expect(run).toHaveBeenCalledOnce();
  });
});
