import DashboardPage from '@/features/dashboard/DashboardPage.svelte';
import { account } from '@/features/identity/account.svelte';
import { render, screen, waitFor } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { mySession, serverAnswers } from '../../server';

const none = { body: [] };

it('reads again what others may have changed when somebody comes back to it', async () => {
  account.signIn({
    access_token: 'one',
    token_type: 'bearer',
    expires_at: '2126-11-20T09:00:00Z',
    expires_in: 900,
    user: { id: 'u1', email: 'jisu@example.com', name: '지수' },
  });
  const draft = mySession({ title: '내일의 강의' });
  const planned = { ...draft, scheduled_at: '2126-11-20T09:00:00Z' };
  serverAnswers(none, none, { body: [draft] }, none, none, { body: [planned] }, none, none);
  render(DashboardPage);
  await screen.findByText('내일의 강의');
  expect(screen.queryByText('예약한 세션')).toBeNull();
  document.dispatchEvent(new Event('visibilitychange'));
  await waitFor(() => expect(screen.getByText('예약한 세션')).toBeInTheDocument());
});
