import Chat from '@/features/chat/Chat.svelte';
import { Room } from '@/features/room';
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeSocket } from '../fake-socket';
import { joined, me, message, session } from '../makers';

let socket: FakeSocket;
let room: Room;

beforeEach(async () => {
  socket = new FakeSocket();
  room = new Room({ sessionId: 's1', token: 'seat' }, socket.asSocket()).open();
  render(Chat, { room });
  socket.answers.join_session = () => {
    socket.tell('joined_session', joined([message(1)]));
    return { ok: true, seq: 1 };
  };
  socket.open();
  await screen.findByText('메시지 1');
});

afterEach(() => room.close());

const log = () => within(screen.getByRole('log'));

describe('the chat', () => {
  it('shows a message on its way, then stored, in the same row', async () => {
    let store: (ack: unknown) => void = () => undefined;
    socket.answers.send_message = () => new Promise((resolve) => (store = resolve));
    await userEvent.type(screen.getByTestId('chat-input'), '안녕하세요{Enter}');
    const row = log().getByText('안녕하세요').closest('li');
    expect(row).toHaveAttribute('data-state', 'pending');
    const [{ client_id }] = socket.payloads('send_message') as [{ client_id: string }];
    socket.tell('new_message', message(2, { message: '안녕하세요', sender: me, client_id }));
    store({ ok: true, id: 'm2', seq: 2, sent_at: '' });
    await waitFor(() => expect(row).toHaveAttribute('data-state', 'sent'));
    expect(log().getAllByText('안녕하세요')).toHaveLength(1);
    expect(row).toBeInTheDocument();
  });

  it('says why a message was refused and sends it again on request', async () => {
    const detail = '채팅이 꺼져 있어요.';
    socket.answers.send_message = () => ({ ok: false, code: 'chat_off', detail });
    await userEvent.type(screen.getByTestId('chat-input'), '안녕하세요{Enter}');
    expect(await screen.findByText(/채팅이 꺼져 있어요/)).toBeVisible();
    socket.answers.send_message = () => ({ ok: true, id: 'm2', seq: 2, sent_at: '' });
    await userEvent.click(screen.getByRole('button', { name: '다시 보내기' }));
    await waitFor(() => expect(screen.queryByText(/채팅이 꺼져 있어요/)).toBeNull());
  });

  it('shows reactions among the messages, but not in the live region', async () => {
    socket.tell('reaction_update', { counts: { '👍': 3 }, totals: { '👍': 3 } });
    await tick();
    expect(screen.getByTestId('chat-messages')).toHaveTextContent('👍 3');
    expect(screen.getByRole('log')).not.toHaveTextContent('👍');
  });

  it('shows every reaction of a large set', async () => {
    const emojis = ['👍', '❤️', '😀', '👏', '😮', '❓', '🎉', '🔥', '🙏', '💡', '☕', '🐢'];
    const counts = Object.fromEntries(emojis.map((emoji) => [emoji, 1]));
    socket.tell('reaction_update', { counts, totals: counts });
    await tick();
    for (const emoji of emojis) {
      expect(screen.getByTestId('chat-messages')).toHaveTextContent(`${emoji} 1`);
    }
  });

  it('marks the presenter with a badge that follows the role, not the name', async () => {
    const sender = { id: 'p', nickname: '김발표', role: 'presenter' } as const;
    const fake = { id: 'x', nickname: '김발표', role: 'participant' } as const;
    socket.tell('new_message', message(2, { sender }));
    socket.tell('new_message', message(3, { sender: fake }));
    await tick();
    expect(log().getAllByText('김발표')).toHaveLength(2);
    expect(log().getAllByText('발표자')).toHaveLength(1);
  });

  it('is read-only after the end', async () => {
    socket.tell('session_updated', { ...session({ status: 'ended' }), seq: 2 });
    await tick();
    expect(screen.getByText(/세션이 끝났어요/)).toBeVisible();
    expect(screen.queryByTestId('chat-input')).toBeNull();
    expect(screen.queryByTestId('emoji-👍')).toBeNull();
    expect(log().getByText('메시지 1')).toBeVisible();
  });
});
