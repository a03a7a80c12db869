import { account } from '@/features/identity/account.svelte';
import { t } from '@/features/identity/texts';
import { t as common } from '@/i18n/presenter';
import Account from '@/features/identity/AccountPage.svelte';
import { toasts } from '@/ui/toasts.svelte';
import { render, screen, waitFor } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { problem, serverAnswers } from '../../server';

const user = { id: 'u1', email: 'jisu@example.com', name: '지수' };
const mine = { ...user, created_at: '2026-11-20T09:00:00Z', providers: ['test', 'kakao', 'gone'] };
const ways = { providers: [{ name: 'kakao', label: '카카오' }], test_login: true };

async function open(...answers: Parameters<typeof serverAnswers>) {
  const server = serverAnswers({ body: mine }, { body: ways }, ...answers);
  render(Account, { features: [] });
  await screen.findByText(user.email);
  server.asked.length = 0;
  return server;
}

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

// What is said here must not be read by other tests.
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
  account.signIn({
    access_token: 'one',
    token_type: 'bearer',
    expires_at: '2126-11-20T09:00:00Z',
    expires_in: 900,
    user,
  });
});

describe('the account’s page', () => {
  it('says who one is and how one signs in', async () => {
    await open();
    expect(screen.getByText(`${t('login_test')}, 카카오, gone`)).toBeInTheDocument();
  });

  it('keeps the name that it has when another one is refused, and says why', async () => {
    await open(problem(400, 'nickname_refused', '쓸 수 없는 닉네임이에요.'));
    await press(t('rename'));
    const field = screen.getByLabelText(t('name'));
    await userEvent.clear(field);
    await press(common('save'));
    expect(screen.getByRole('alert')).toHaveTextContent(t('name_missing'));
    await userEvent.type(field, '나쁜 말');
    await press(common('save'));
    await waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('쓸 수 없는'));
    expect(account.user?.name).toBe('지수');
  });

  it('takes another name', async () => {
    const { asked, fetch } = await open({ body: { ...mine, name: '김하늘' } });
    await press(t('rename'));
    const field = screen.getByLabelText(t('name'));
    await userEvent.clear(field);
    await userEvent.type(field, ' 김하늘 ');
    await press(common('save'));
    await waitFor(() => expect(screen.getAllByText('김하늘')).toHaveLength(2));
    expect(asked).toEqual(['PATCH /api/account']);
    expect(fetch.mock.lastCall?.[1].body).toBe('{"name":"김하늘"}');
    expect(account.user?.name).toBe('김하늘');
    expect(screen.queryByLabelText(t('name'))).toBeNull();
  });

  it('stays signed in, and says why, when signing out everywhere is refused', async () => {
    await open(problem(401, 'token_invalid', '로그인이 끝났어요.'));
    await press(t('sign_out_everywhere'));
    expect(account.token).toBe('one');
    expect(toasts.shown?.text).toContain('로그인이 끝났어요.');
  });

  it('signs out everywhere', async () => {
    const { asked } = await open({ status: 204 });
    await press(t('sign_out_everywhere'));
    expect(asked).toEqual(['POST /auth/logout?everywhere=true']);
    expect(account.token).toBeUndefined();
  });

  it('deletes nothing for another address, and says so', async () => {
    const { fetch } = await open(problem(409, 'email_mismatch', '이 계정의 주소가 아니에요.'));
    await press(t('delete_account'));
    expect(screen.getByText(t('delete_account_now'))).toBeDisabled();
    await userEvent.type(screen.getByTestId('delete-account-email'), 'minsu@example.com');
    await press(t('delete_account_now'));
    expect(await screen.findByRole('alert')).toHaveTextContent('이 계정의 주소가 아니에요.');
    expect(fetch.mock.lastCall?.[1].body).toBe('{"email":"minsu@example.com"}');
    expect(account.token).toBe('one');
  });

  it('deletes the account and signs out', async () => {
    const { asked } = await open({ status: 204 });
    await press(t('delete_account'));
    await userEvent.type(screen.getByTestId('delete-account-email'), user.email);
    await press(t('delete_account_now'));
    expect(asked).toEqual(['POST /api/account/deletion']);
    expect(account.user).toBeUndefined();
  });
});
