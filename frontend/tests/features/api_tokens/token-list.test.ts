import { account } from '@/features/identity/account.svelte';
import { t } from '@/features/api_tokens/texts';
import TokenList from '@/features/api_tokens/TokenList.svelte';
import { dateTime } from '@/lib/time';
import { toasts } from '@/ui/toasts.svelte';
import { render, screen, waitFor, within } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { problem, serverAnswers } from '../../server';

const token = {
  id: 't1',
  name: '우리 봇',
  scopes: ['messages:read'],
  created_at: '2026-11-20T09:00:00Z',
  expires_at: '2126-11-20T09:00:00Z',
  last_used_at: null,
};

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));
const pressIn = (dialog: HTMLElement, name: string) =>
  userEvent.click(within(dialog).getByRole('button', { name }));

beforeEach(() => {
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
    user: { id: 'u1', email: 'jisu@example.com', name: '지수' },
  });
});

describe('the tokens of an account', () => {
  it('asks again where they could not be read', async () => {
    serverAnswers(problem(500, 'internal_error', '문제가 생겼어요.'), { body: [token] });
    render(TokenList);
    expect(await screen.findByRole('alert')).toHaveTextContent('문제가 생겼어요.');
    await userEvent.click(within(screen.getByRole('alert')).getByRole('button'));
    expect(await screen.findByText(token.name)).toBeInTheDocument();
  });

  it('says when each was used last', async () => {
    const used = { ...token, id: 't2', name: '출석 봇', last_used_at: '2026-11-21T09:00:00Z' };
    serverAnswers({ body: [token, used] });
    render(TokenList);
    const [first, second] = await screen.findAllByRole('listitem');
    expect(first).toHaveTextContent(t('unused'));
    expect(second).toHaveTextContent(t('used', { time: dateTime(used.last_used_at) }));
  });

  it('asks the server for no token without a name and without a scope', async () => {
    const server = serverAnswers({ body: [] });
    render(TokenList);
    await userEvent.click(await screen.findByTestId('create-token'));
    await userEvent.click(screen.getByTestId('create-token-now'));
    expect(screen.getByText(t('name_missing'))).toBeInTheDocument();
    expect(screen.getByText(t('scopes_missing'))).toBeInTheDocument();
    expect(server.asked).toHaveLength(1);
  });

  it('says why there is no new token, and keeps what was chosen', async () => {
    serverAnswers({ body: [] }, problem(409, 'too_many_tokens', '토큰이 너무 많아요.'));
    render(TokenList);
    await userEvent.click(await screen.findByTestId('create-token'));
    await userEvent.type(screen.getByTestId('token-name'), '봇');
    await userEvent.click(screen.getByRole('checkbox', { name: /messages:read/ }));
    await userEvent.click(screen.getByTestId('create-token-now'));
    expect(await screen.findByText('토큰이 너무 많아요.')).toBeInTheDocument();
    expect(screen.getByRole('checkbox', { name: /messages:read/ })).toBeChecked();
  });

  it('shows a new token this once', async () => {
    const server = serverAnswers(
      { body: [] },
      { status: 201, body: { ...token, token: 'secret.of.it' } },
      { body: [token] },
    );
    render(TokenList);
    await userEvent.click(await screen.findByTestId('create-token'));
    await userEvent.type(screen.getByTestId('token-name'), token.name);
    for (const scope of [/messages:write/, /messages:read/, /messages:write/])
      await userEvent.click(screen.getByRole('checkbox', { name: scope }));
    await press(t('days', { days: 7 }));
    await userEvent.click(screen.getByTestId('create-token-now'));
    expect(await screen.findByTestId('secret')).toHaveTextContent('secret.of.it');
    const sent = server.fetch.mock.calls[1]?.[1];
    const wanted = { name: token.name, scopes: ['messages:read'], expires_in_days: 7 };
    expect(JSON.parse(String(sent?.body))).toEqual(wanted);
    await press(t('done'));
    await waitFor(() => expect(screen.queryByTestId('secret')).toBeNull());
    expect(screen.getByText(token.name)).toBeInTheDocument();
  });

  it('revokes one after a question', async () => {
    const server = serverAnswers({ body: [token] }, { status: 204 });
    render(TokenList);
    await userEvent.click(
      await screen.findByRole('button', { name: `${t('revoke')}: ${token.name}` }),
    );
    expect(server.asked).toHaveLength(1);
    await pressIn(screen.getByRole('dialog'), t('revoke'));
    await waitFor(() => expect(screen.queryByText(token.name)).toBeNull());
    expect(server.asked[1]).toBe('DELETE /api/tokens/t1');
    expect(toasts.shown?.text).toBe(t('revoked'));
  });
});
