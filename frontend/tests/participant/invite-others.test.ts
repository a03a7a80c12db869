import InviteOthers from '@/participant/InviteOthers.svelte';
import { toasts } from '@/ui/toasts.svelte';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { session } from '../makers';

const LINK = `${location.origin}/join/TEST01`;
const user = userEvent.setup();
const { settings } = session();

function open(change: Parameters<typeof session>[0] = {}) {
  render(InviteOthers, { session: session(change), onback: () => undefined });
}

afterEach(() => {
  delete (navigator as { share?: unknown }).share;
});

describe('inviting somebody else', () => {
  it('shows the picture and the code, and copies the link', async () => {
    open();
    expect(screen.getByRole('img', { name: '참여 QR 코드' })).toHaveAttribute(
      'src',
      '/api/sessions/s1/qr.svg',
    );
    expect(screen.getByTestId('invite-code')).toHaveTextContent('TEST01');
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await user.click(screen.getByRole('button', { name: '링크 복사' }));
    expect(writeText).toHaveBeenCalledWith(LINK);
    expect(toasts.shown?.text).toBe('링크를 복사했어요.');
    expect(screen.queryByRole('button', { name: '공유' })).toBeNull();
  });

  it('shares it where the system can', async () => {
    const share = vi.fn().mockRejectedValue(new DOMException('closed', 'AbortError'));
    Object.assign(navigator, { share });
    open();
    await user.click(screen.getByRole('button', { name: '공유' }));
    expect(share).toHaveBeenCalledWith({ title: '모두의 데이터베이스', url: LINK });
  });

  it('shows no picture that the server keeps to itself', async () => {
    open();
    screen.getByRole('img').dispatchEvent(new Event('error'));
    await tick();
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.getByTestId('invite-code')).toBeVisible();
  });

  it.each([
    ['is locked', { locked: true }, /새로 참여할 수 없는/],
    ['has a passcode', { needs_passcode: true }, /비밀번호가 필요해요/],
  ])('says what newcomers meet in a session that %s', (_what, change, words) => {
    open({ settings: { ...settings, ...change } });
    expect(screen.getByText(words)).toBeVisible();
  });
});
