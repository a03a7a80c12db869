import { SessionState } from '@/features/live_sessions/session.svelte';
import NicknameForm from '@/features/people/NicknameForm.svelte';
import { suggestedNickname } from '@/features/participants/nickname';
import { Room } from '@/realtime/room';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined } from '../../makers';
import { problem, serverAnswers } from '../../server';
import { until } from '../../until';

const taken = problem(400, 'nickname_taken', '이미 사용중이에요.');
const ondone = vi.fn();
const user = userEvent.setup();
let room: Room;

beforeEach(() => {
  ondone.mockReset();
  const socket = new FakeSocket();
  room = new Room({ sessionId: 's1', token: 'token' }, socket.asSocket(), [SessionState]).open();
  socket.open();
  socket.tell('joined_session', joined([]));
  render(NicknameForm, { room, ondone });
});
afterEach(() => room.close());

async function choose(nickname: string): Promise<void> {
  await user.clear(screen.getByTestId('new-nickname'));
  if (nickname) await user.type(screen.getByTestId('new-nickname'), nickname);
  await user.click(screen.getByTestId('nickname-save'));
}

it('begins with the nickname, sends the new one and remembers it', async () => {
  const { asked, fetch } = serverAnswers({ body: { ok: true, nickname: '민지' } });
  expect(screen.getByTestId('new-nickname')).toHaveValue('나');
  await choose(' 민지 ');
  await until(() => expect(ondone).toHaveBeenCalledOnce());
  expect(asked).toEqual(['PUT /api/sessions/s1/me/nickname']);
  expect(fetch.mock.lastCall?.[1].body).toBe(JSON.stringify({ nickname: '민지' }));
  expect(suggestedNickname()).toBe('민지');
});

it('says at the field why not, and what was typed stays', async () => {
  serverAnswers(taken);
  await choose('지수');
  await until(() => expect(screen.getByText('이미 사용중이에요.')).toBeInTheDocument());
  expect(screen.getByTestId('new-nickname')).toHaveValue('지수');
  expect(screen.getByTestId('new-nickname')).toHaveFocus();
  expect(ondone).not.toHaveBeenCalled();
  expect(room.refusal).toBeNull();
});

it('sends nothing where nothing was typed', async () => {
  const { asked } = serverAnswers();
  await choose('');
  await until(() => expect(screen.getByText('닉네임을 입력해 주세요.')).toBeInTheDocument());
  expect(asked).toEqual([]);
});
