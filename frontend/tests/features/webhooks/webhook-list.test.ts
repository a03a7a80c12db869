import { account } from '@/features/identity/account.svelte';
import { t } from '@/features/webhooks/texts';
import WebhookList from '@/features/webhooks/WebhookList.svelte';
import { render, screen, waitFor } from '@testing-library/svelte';
import { userEvent } from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { problem, serverAnswers } from '../../server';

const delivery = {
  id: 'd1',
  event: 'message.sent',
  session_id: 's1',
  state: 'dead',
  attempts: 11,
  created_at: '2026-11-20T09:00:00Z',
  tried_at: '2026-11-21T09:00:00Z',
  due_at: '2026-11-21T09:00:00Z',
  status: 503,
  problem: null,
};
const webhook = {
  id: 'w1',
  url: 'https://example.com/hook',
  events: ['message.sent'],
  created_at: '2026-11-20T09:00:00Z',
  deliveries: [delivery],
  dead: 1,
};

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

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

describe('the webhooks of an account', () => {
  it('asks the server for none without an address and an event, and says why one is refused', async () => {
    const refused = problem(400, 'webhook_url_refused', '공개 주소만 쓸 수 있어요.');
    const server = serverAnswers({ body: [] }, refused);
    render(WebhookList);
    await userEvent.click(await screen.findByTestId('create-webhook'));
    await userEvent.click(screen.getByTestId('create-webhook-now'));
    expect(screen.getByText(t('url_missing'))).toBeInTheDocument();
    expect(screen.getByText(t('events_missing'))).toBeInTheDocument();
    expect(server.asked).toHaveLength(1);
    await userEvent.type(screen.getByTestId('webhook-url'), 'https://10.0.0.1');
    await userEvent.click(screen.getByRole('checkbox', { name: /message\.sent/ }));
    await userEvent.click(screen.getByTestId('create-webhook-now'));
    expect(await screen.findByText('공개 주소만 쓸 수 있어요.')).toBeInTheDocument();
  });

  it('says what was not delivered, and sends it again', async () => {
    const again = { ...webhook, deliveries: [{ ...delivery, state: 'delivered', status: 204 }] };
    const server = serverAnswers({ body: [webhook] }, { status: 202 }, { body: [again] });
    render(WebhookList);
    expect(await screen.findByText(new RegExp(t('dead', { count: 1 })))).toBeInTheDocument();
    await press(`${t('show')}: ${webhook.url}`);
    expect(screen.getByText(new RegExp(t('state_dead')))).toHaveTextContent(
      t('status', { status: 503 }),
    );
    await press(t('retry'));
    await waitFor(() => expect(screen.queryByRole('button', { name: t('retry') })).toBeNull());
    expect(server.asked[1]).toBe('POST /api/webhooks/w1/deliveries/d1/retry');
    expect(screen.getByText(new RegExp(t('state_delivered')))).toBeInTheDocument();
  });
});
