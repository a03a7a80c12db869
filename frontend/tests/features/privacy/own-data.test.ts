import OwnData from '@/features/privacy/OwnData.svelte';
import { t } from '@/features/privacy/texts';
import { toasts } from '@/ui/toasts.svelte';
import { render, screen } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem, serverAnswers } from '../../server';

const participant = { sessionId: 's1', token: 'participant' };
const press = (text: string) => userEvent.click(screen.getByText(text));

function show(days?: number) {
  const onerased = vi.fn();
  render(OwnData, { participant, days, onerased });
  return { onerased };
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

  it('is deleted when its owner is sure, with the participant’s own token', async () => {
    const { asked, fetch } = serverAnswers({ status: 204 });
    const { onerased } = show();
    await press(t('erase'));
    expect(asked).toEqual([]);
    await press(t('erase_now'));
    expect(asked).toEqual(['DELETE /api/sessions/s1/me']);
    expect(fetch.mock.lastCall?.[1].headers).toMatchObject({ Authorization: 'Bearer participant' });
    expect(onerased).toHaveBeenCalledOnce();
  });

  it('stays when its owner is not, or leaves the page', async () => {
    const { asked } = serverAnswers();
    const { onerased } = show();
    await press(t('erase'));
    dispatchEvent(new Event('pagehide'));
    await press(t('erase_not'));
    vi.runAllTimers();
    expect(asked).toEqual([]);
    expect(onerased).not.toHaveBeenCalled();
    expect(screen.getByText(t('erase'))).toBeEnabled();
  });

  it('stays, and the reader is told, when the server refuses', async () => {
    serverAnswers(problem(404, 'session_not_found', '세션을 찾을 수 없어요.'));
    const { onerased } = show();
    await press(t('erase'));
    await press(t('erase_now'));
    expect(onerased).not.toHaveBeenCalled();
    expect(toasts.shown?.text).toContain('세션을 찾을 수 없어요.');
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
