import { SessionControl } from '@/features/live_sessions/session-control.svelte';
import { opening } from '@/features/live_sessions/opening.svelte';
import RehearsalButton from '@/features/rehearsals/RehearsalButton.svelte';
import RehearsalNote from '@/features/rehearsals/RehearsalNote.svelte';
import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import { Room } from '@/realtime/room';
import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { mySession, problem, serverAnswers } from '../../server';

const RUNNING = {
  session_id: 'copy',
  rehearsed_id: 's1',
  people: 30,
  ends_at: '2026-11-20T09:00:00Z',
};

function control(): SessionControl {
  const socket = new FakeSocket();
  const stores = placed(PRESENTER, 'stores');
  const room = new Room({ sessionId: 's1', token: 'token' }, socket.asSocket(), stores).open();
  return new SessionControl(mySession(), room);
}

async function opened(): Promise<void> {
  render(RehearsalButton, { control: control() });
  await userEvent.click(screen.getByTestId('rehearse'));
}

it('asks for nothing impossible', async () => {
  const { asked } = serverAnswers({ body: { rehearsal: null } });
  await opened();
  const people = screen.getByLabelText('가상 참여자 수');
  for (const wrong of ['', '0', '201', 'x', '1.5']) {
    await userEvent.clear(people);
    if (wrong) await userEvent.type(people, wrong);
    expect(screen.getByRole('button', { name: '리허설 시작' })).toBeDisabled();
    await userEvent.type(people, '{Enter}');
  }
  expect(asked).toEqual(['GET /api/sessions/s1/rehearsal']);
});

it('says why none starts', async () => {
  serverAnswers({ body: { rehearsal: null } }, problem(409, 'too_many_rehearsals', '너무 많아요.'));
  await opened();
  await userEvent.click(screen.getByRole('button', { name: '리허설 시작' }));
  expect(await screen.findByText('너무 많아요.')).toBeInTheDocument();
});

it('starts as the session would, with the chat, and goes there', async () => {
  opening.withChat = true;
  const { asked } = serverAnswers(
    { body: { rehearsal: null } },
    { status: 201, body: RUNNING },
    { body: mySession({ id: 'copy' }) },
  );
  await opened();
  await userEvent.click(screen.getByRole('button', { name: '리허설 시작' }));
  await waitFor(() => expect(location.pathname).toBe('/sessions/copy'));
  expect(asked.slice(1)).toEqual([
    'POST /api/sessions/s1/rehearsal',
    'PATCH /api/sessions/copy/features',
  ]);
});

it('ends the one that runs', async () => {
  const { asked } = serverAnswers({ body: { rehearsal: RUNNING } }, { status: 204 });
  await opened();
  await userEvent.click(screen.getByRole('button', { name: '리허설 끝내기' }));
  expect(await screen.findByRole('button', { name: '리허설 시작' })).toBeInTheDocument();
  expect(asked[1]).toBe('DELETE /api/sessions/s1/rehearsal');
});

it('leads from the rehearsal back to the session', async () => {
  const { asked } = serverAnswers({ body: { rehearsal: RUNNING } }, { status: 204 });
  render(RehearsalNote, { control: control() });
  await userEvent.click(await screen.findByRole('button', { name: '리허설 끝내기' }));
  await waitFor(() => expect(location.pathname).toBe('/sessions/s1'));
  expect(asked[1]).toBe('DELETE /api/sessions/s1/rehearsal');
});
