import ChatCloud from '@/features/words/ChatCloud.svelte';
import { toasts } from '@/ui/toasts.svelte';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { problem, serverAnswers } from '../../server';
import { until } from '../../until';

const COFFEE = { words: [['커피', 3]], hidden: [] };
const REMOVED = { words: [], hidden: [['커피', 3]] };
const PATH = '/api/sessions/s1/chat-cloud';

it('shows the words of the chat, takes one out and brings it back', async () => {
  const { asked } = serverAnswers(
    { body: COFFEE },
    { status: 204 },
    { body: REMOVED },
    { status: 204 },
    { body: COFFEE },
  );
  render(ChatCloud, { sessionId: 's1' });
  await userEvent.click(await screen.findByRole('button', { name: '“커피” 빼기' }));
  await userEvent.click(await screen.findByRole('button', { name: '“커피” 되돌리기' }));
  expect(await screen.findByRole('button', { name: '“커피” 빼기' })).toBeInTheDocument();
  expect(within(screen.getByTestId('cloud')).getByText('커피 3')).toBeInTheDocument();
  expect(asked).toEqual([
    `GET ${PATH}`,
    `PUT ${PATH}/hidden`,
    `GET ${PATH}`,
    `PUT ${PATH}/hidden`,
    `GET ${PATH}`,
  ]);
});

it('reads again while it is open, and never afterwards', async () => {
  vi.useFakeTimers();
  const { asked } = serverAnswers({ body: COFFEE }, { body: REMOVED }, { body: COFFEE });
  const { unmount } = render(ChatCloud, { sessionId: 's1' });
  await vi.advanceTimersByTimeAsync(2_100);
  expect(asked).toHaveLength(2);
  expect(screen.getByRole('button', { name: '“커피” 되돌리기' })).toBeInTheDocument();
  unmount();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toHaveLength(2);
  vi.useRealTimers();
});

it('says why a word cannot be taken out', async () => {
  const full = problem(409, 'too_many_hidden_words', '더 숨길 수 없어요.');
  const { asked } = serverAnswers({ body: COFFEE }, full, { body: COFFEE });
  render(ChatCloud, { sessionId: 's1' });
  await userEvent.click(await screen.findByRole('button', { name: '“커피” 빼기' }));
  await until(() => expect(toasts.shown?.text).toContain('더 숨길 수 없어요.'));
  expect(screen.getByRole('button', { name: '“커피” 빼기' })).toBeInTheDocument();
  expect(asked).toHaveLength(3);
});
