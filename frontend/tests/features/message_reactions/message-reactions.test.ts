import type { JoinedSession, NewMessage } from '@/contract/socket';
import { part } from '@/features/conversation/conversation-part';
import { SessionState } from '@/features/live_sessions/session.svelte';
import Chat from '@/features/messages/Chat.svelte';
import { Messages } from '@/features/messages/messages.svelte';
import { Room } from '@/realtime/room';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined, message } from '../../makers';
import { serverAnswers } from '../../server';
import { until } from '../../until';

const user = userEvent.setup();
const counts = (id: string, of: Record<string, number>) => ({ reactions: { [id]: of } });

let room: Room;
let socket: FakeSocket;

afterEach(() => {
  room.close();
  vi.unstubAllGlobals();
});

async function open(messages: NewMessage[], more: Partial<JoinedSession> = {}): Promise<void> {
  socket = new FakeSocket();
  const credentials = { sessionId: 's1', token: 'token' };
  room = new Room(credentials, socket.asSocket(), [SessionState, Messages, ...part.stores]).open();
  socket.answers['join_session'] = () => ({ ok: true, seq: messages.at(-1)?.seq });
  socket.answers['react_to_message'] = () => ({ ok: true });
  render(Chat, { room, features: [] });
  socket.open();
  socket.tell('joined_session', joined(messages, more));
  await until(() => expect(room.phase).toBe('joined'));
  render(part.strip, { room });
  await tick();
}

const chip = (name: string) => screen.queryByRole('button', { name });
const tapped = () => socket.payloads('react_to_message');

describe('reactions to a message', () => {
  it('are told by the join, and one says which are its own', async () => {
    await open([message(1)], {
      message_reactions: { m1: { '❤️': 1, '👍': 3 } },
      own_message_reactions: { m1: ['👍'] },
      message_reactions_since: 0,
    });
    const group = screen.getByRole('group', { name: '메시지 반응' });
    const names = within(group).getAllByRole('button');
    expect(names.map((one) => one.getAttribute('aria-label'))).toEqual(['👍 3명', '❤️ 1명']);
    expect(chip('👍 3명')).toHaveAttribute('aria-pressed', 'true');
    expect(chip('❤️ 1명')).toHaveAttribute('aria-pressed', 'false');
    expect(group).toHaveAttribute('aria-live', 'off');
  });

  it('are shown at once, taken back by another tap, and put right by what is told', async () => {
    await open([message(1)]);
    await user.click(screen.getByRole('button', { name: /메시지 메뉴$/ }));
    await user.click(screen.getByRole('button', { name: '👍 반응' }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(chip('👍 1명')).toHaveAttribute('aria-pressed', 'true');
    socket.tell('message_reactions', counts('m1', { '👍': 5 }));
    await tick();
    await user.click(chip('👍 5명') as HTMLElement);
    expect(chip('👍 4명')).toHaveAttribute('aria-pressed', 'false');
    const reaction = { id: 'm1', emoji: '👍' };
    expect(tapped()).toEqual([
      { ...reaction, on: true },
      { ...reaction, on: false },
    ]);
    socket.tell('message_reactions', counts('m1', {}));
    await tick();
    expect(screen.queryByRole('group', { name: '메시지 반응' })).toBeNull();
  });

  it('are gone again when they are refused', async () => {
    await open([message(1)], { message_reactions: { m1: { '👍': 1 } } });
    const refusal = { ok: false, code: 'rate_limited', detail: '요청이 너무 잦아요.' };
    socket.answers['react_to_message'] = () => refusal;
    await user.click(chip('👍 1명') as HTMLElement);
    await until(() => expect(chip('👍 1명')).toHaveAttribute('aria-pressed', 'false'));
    expect(screen.getByText(/요청이 너무 잦아요/)).toBeInTheDocument();
  });

  it('are only read when the session takes none, and not there for a deleted message', async () => {
    await open([message(1), message(2)], {
      message_reactions: { m1: { '👍': 1 }, m2: { '👍': 2 } },
    });
    socket.tell('message_deleted', { seq: 3, id: 'm2' });
    const { view } = room.store(SessionState);
    const features = { ...view?.features, reactions: false };
    socket.tell('session_updated', { ...view, features, seq: 4 });
    await tick();
    expect(chip('👍 1명')).toBeDisabled();
    expect(chip('👍 2명')).toBeNull();
    await user.click(screen.getByRole('button', { name: /메시지 메뉴$/ }));
    expect(chip('👍 반응')).toBeNull();
  });

  it('to older messages are asked for together, and what was told meanwhile stays', async () => {
    const { asked } = serverAnswers({
      body: { reactions: { m1: { '👍': 2 }, m2: { '👍': 7 } }, own: { m1: ['👍'] } },
    });
    await open([message(1), message(2), message(3)], { message_reactions_since: 3 });
    socket.tell('message_reactions', counts('m2', { '👍': 8 }));
    await until(() => expect(chip('👍 2명')).toHaveAttribute('aria-pressed', 'true'));
    expect(chip('👍 8명')).toBeInTheDocument();
    expect(asked).toEqual(['GET /api/sessions/s1/message-reactions?ids=m1&ids=m2']);
  });
});
