import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import { Room } from '@/realtime/room';
import { SessionControl } from '@/features/live_sessions/session-control.svelte';
import PresenterLayout from '@/presenter/PresenterLayout.svelte';
import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { FakeSocket } from '../fake-socket';
import { joined, session } from '../makers';
import { until } from '../until';
import { mySession, serverAnswers } from '../server';

const ended = { status: 'ended', ended_at: '2026-11-20T10:00:00Z' } as const;

let control: SessionControl;

afterEach(() => control.close());

function open(read: Parameters<typeof mySession>[0], joinedAs: Parameters<typeof session>[0]) {
  const socket = new FakeSocket();
  const room = new Room(
    { sessionId: 's1', token: 'token' },
    socket.asSocket(),
    placed(PRESENTER, 'stores'),
  ).open();
  control = new SessionControl(mySession(read), room);
  render(PresenterLayout, { control });
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
    expect(asked).toEqual(['GET /api/sessions/s1']);
  });
});
