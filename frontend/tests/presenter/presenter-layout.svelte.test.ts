import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import { Room } from '@/realtime/room';
import { SessionControl } from '@/features/live_sessions/session-control.svelte';
import PresenterLayout from '@/presenter/PresenterLayout.svelte';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../fake-socket';
import { joined, message, session } from '../makers';
import Nothing from '../ui/Nothing.svelte';
import { until } from '../until';
import { mySession, serverAnswers } from '../server';

const ended = { status: 'ended', ended_at: '2026-11-20T10:00:00Z' } as const;

let control: SessionControl;

afterEach(() => control.close());

function open(
  read: Parameters<typeof mySession>[0],
  joinedAs: Parameters<typeof session>[0],
  features = PRESENTER,
) {
  const socket = new FakeSocket();
  const room = new Room(
    { sessionId: 's1', token: 'token' },
    socket.asSocket(),
    placed(PRESENTER, 'stores'),
  ).open();
  control = new SessionControl(mySession(read), room);
  render(PresenterLayout, { control, features });
  socket.tell('joined_session', joined([], { session: session(joinedAs) }));
  return socket;
}

describe("the presenter's page", () => {
  it('of a session that ended long ago asks the server for nothing more', async () => {
    const { asked } = serverAnswers();
    open({ ...ended, participant_total: 12 }, ended);
    await tick();
    expect(screen.getByText('모두 12명이 함께했어요.')).toBeVisible();
    expect(asked).toEqual([]);
  });

  it('asks once how many there were when the session ends by itself', async () => {
    const total = { body: mySession({ ...ended, participant_total: 12 }) };
    const { asked } = serverAnswers(total, total, total);
    const socket = open({ status: 'active' }, { status: 'active' });
    socket.tell('session_updated', { ...session(ended), seq: 1 });
    await until(() => expect(screen.getByText('모두 12명이 함께했어요.')).toBeVisible());
    await tick();
    // The notes of hosts are read, too, if their part of the page has come by then.
    expect(asked.filter((one) => one === 'GET /api/sessions/s1')).toHaveLength(1);
  });
});

describe('news of the chat', () => {
  const noListeners = { addEventListener: vi.fn(), removeEventListener: vi.fn() };

  afterEach(() => vi.unstubAllGlobals());

  it.each([
    ['a phone that shows the invitation', false, 1],
    ['a desktop, where the chat is seen', true, 0],
  ])('on %s', async (_where, isDesktop, marks) => {
    vi.stubGlobal('matchMedia', () => ({ matches: isDesktop, ...noListeners }));
    const socket = open({ status: 'active' }, { status: 'active' });
    await userEvent.click(screen.getByRole('button', { name: '초대' }));
    socket.tell('new_message', message(1));
    await tick();
    const [chat] = screen.getAllByRole('button', { name: /^채팅/ });
    expect(chat?.querySelectorAll('.news')).toHaveLength(marks);
  });
});

describe('what shares the middle of the desktop with the chat', () => {
  const more = $state({ there: false });
  const features: typeof PRESENTER = [
    ...PRESENTER,
    {
      panels: [
        {
          name: 'more',
          column: 'middle',
          label: () => '더 많은 것',
          view: Nothing,
          isThere: () => more.there,
        },
      ],
    },
  ];

  it('is chosen by a tab, which is there as long as it is', async () => {
    open({ status: 'active' }, { status: 'active' }, features);
    expect(screen.queryAllByRole('button', { name: '더 많은 것' })).toEqual([]);
    more.there = true;
    await tick();
    const [, tab] = screen.getAllByRole('button', { name: '더 많은 것' });
    await userEvent.click(tab as HTMLElement);
    expect(tab).toHaveAttribute('aria-pressed', 'true');
    expect(screen.getByRole('region', { name: '더 많은 것' })).toHaveClass('kept');

    more.there = false;
    await tick();
    expect(screen.queryAllByRole('button', { name: '더 많은 것' })).toEqual([]);
    const [chat] = screen.getAllByRole('button', { name: '채팅' });
    expect(chat).toHaveAttribute('aria-pressed', 'true');
  });
});
