import OwnData from '@/features/privacy/OwnData.svelte';
import { t } from '@/i18n/privacy';
import { toasts } from '@/ui/toasts.svelte';
import { UNDO_MS } from '@/ui/undo';
import { render, screen } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem, serverAnswers } from '../presenter/server';

const seat = { sessionId: 's1', token: 'seat' };
const undo = () => toasts.shown.at(-1)?.action?.run();

function show(days?: number) {
  const onerase = vi.fn();
  const onerased = vi.fn();
  render(OwnData, { seat, days, onerase, onerased });
  return { onerase, onerased };
}

describe('a participant’s own data', () => {
  beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
  afterEach(() => {
    vi.runAllTimers();
    vi.useRealTimers();
  });

  it.each([
    [0, t('kept_not')],
    [7, t('kept_days', { days: 7 })],
    [365, t('kept_year')],
  ])('says for how long it is kept: %s days', (days, sentence) => {
    show(days);
    expect(screen.getByText(sentence)).toBeInTheDocument();
  });

  it('is deleted when the time to undo is over, with the seat’s own token', async () => {
    const { asked, fetch } = serverAnswers({ status: 204 });
    const { onerase, onerased } = show();
    await userEvent.click(screen.getByText(t('erase')));
    expect(onerase).toHaveBeenCalledOnce();
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(UNDO_MS);
    expect(asked).toEqual(['DELETE /api/sessions/s1/me']);
    expect(fetch.mock.lastCall?.[1].headers).toMatchObject({ Authorization: 'Bearer seat' });
    expect(onerased).toHaveBeenCalledOnce();
  });

  it('stays when that is undone', async () => {
    const { asked } = serverAnswers();
    const { onerased } = show();
    await userEvent.click(screen.getByText(t('erase')));
    expect(screen.getByText(t('erase'))).toBeDisabled();
    undo();
    await vi.advanceTimersByTimeAsync(UNDO_MS);
    expect(asked).toEqual([]);
    expect(onerased).not.toHaveBeenCalled();
    expect(screen.getByText(t('erase'))).toBeEnabled();
  });

  it('stays, and the reader is told, when the server refuses', async () => {
    serverAnswers(problem(404, 'session_not_found', '세션을 찾을 수 없어요.'));
    const { onerased } = show();
    await userEvent.click(screen.getByText(t('erase')));
    await vi.advanceTimersByTimeAsync(UNDO_MS);
    expect(onerased).not.toHaveBeenCalled();
    expect(toasts.shown.at(-1)?.text).toContain('세션을 찾을 수 없어요.');
  });

  it('is saved as a file', async () => {
    const content = { messages: [{ message: '안녕하세요' }] };
    const { asked } = serverAnswers({ body: content });
    const saved = vi.fn<(file: Blob) => string>(() => 'blob:one');
    Object.assign(URL, { createObjectURL: saved, revokeObjectURL: vi.fn() });
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
    show();
    await userEvent.click(screen.getByText(t('download')));
    expect(asked).toEqual(['GET /api/sessions/s1/me/data']);
    expect(JSON.parse(await read(saved.mock.calls[0]?.[0]))).toEqual(content);
    expect(clicked).toHaveBeenCalledOnce();
    clicked.mockRestore();
  });
});

function read(file?: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.readAsText(file ?? new Blob());
  });
}
