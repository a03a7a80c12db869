import { toast, toasts } from '@/ui/toasts.svelte';
import { offerUndo } from '@/ui/undo';
import Toasts from '@/ui/Toasts.svelte';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const text = () => toasts.shown?.text;

describe('toasts', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    toasts.hold(false);
    vi.runAllTimers();
    vi.useRealTimers();
  });

  it('are shown one at a time, the newest first, and each for its own time', () => {
    toast('하나', { ms: 5_000 });
    vi.advanceTimersByTime(2_000);
    toast('둘', { ms: 4_000 });
    vi.advanceTimersByTime(3_999);
    expect(text()).toBe('둘');
    vi.advanceTimersByTime(1);
    expect(text()).toBe('하나');
    vi.advanceTimersByTime(2_999);
    expect(text()).toBe('하나');
    vi.advanceTimersByTime(1);
    expect(text()).toBeUndefined();
  });

  it('never wait in a long line', () => {
    for (let number = 1; number <= 9; number++) toast(`${number}번`, { ms: 1_000 });
    expect(text()).toBe('9번');
    vi.advanceTimersByTime(3_000);
    expect(text()).toBeUndefined();
  });

  it('can be taken away early, shown or covered', () => {
    const away = [toast('하나'), toast('둘')];
    away[0]?.();
    expect(text()).toBe('둘');
    away[1]?.();
    expect(text()).toBeUndefined();
  });

  it.each([
    ['pointed at', 'pointerEnter', 'pointerLeave'],
    ['focused', 'focusIn', 'focusOut'],
  ] as const)('stay as long as they are %s', async (_, enter, leave) => {
    render(Toasts);
    offerUndo('지웠어요', () => undefined);
    await tick();
    const note = screen.getByText('지웠어요').parentElement as HTMLElement;
    vi.advanceTimersByTime(19_000);
    await fireEvent[enter](note);
    vi.advanceTimersByTime(600_000);
    expect(text()).toBe('지웠어요');
    await fireEvent[leave](note);
    vi.advanceTimersByTime(999);
    expect(text()).toBe('지웠어요');
    vi.advanceTimersByTime(1);
    expect(text()).toBeUndefined();
  });

  it('are shown once, where a part of the page has a place for them', async () => {
    render(Toasts);
    const room = render(Toasts, { inline: true });
    toast('하나');
    await tick();
    expect(room.container).toHaveTextContent('하나');
    expect(screen.getAllByText('하나')).toHaveLength(1);
    room.unmount();
    await tick();
    expect(screen.getAllByText('하나')).toHaveLength(1);
  });
});

describe('offerUndo', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.runAllTimers();
    vi.useRealTimers();
  });

  it('takes back once what is undone within twenty seconds', () => {
    const undo = vi.fn();
    offerUndo('지웠어요', undo);
    vi.advanceTimersByTime(19_999);
    toasts.shown?.action?.run();
    expect(undo).toHaveBeenCalledOnce();
    expect(text()).toBeUndefined();
  });

  it('does nothing by itself, also when the page is left', () => {
    const undo = vi.fn();
    offerUndo('지웠어요', undo);
    dispatchEvent(new Event('pagehide'));
    vi.runAllTimers();
    expect(undo).not.toHaveBeenCalled();
  });
});
