import type { NewMessage } from '@/contract/socket';
import { part } from '@/features/conversation/conversation-part';
import Chat from '@/features/messages/Chat.svelte';
import { Messages } from '@/features/messages/messages.svelte';
import { Room } from '@/realtime/room';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined, me, message } from '../../makers';
import { serverAnswers } from '../../server';
import { until } from '../../until';

const user = userEvent.setup();
const replyTo = (seq: number) => ({ id: `m${seq}`, seq });
const mine = (seq: number, to: number) =>
  message(seq, { sender: me, message: '좋아요', reply_to: replyTo(to) });

let room: Room;
let socket: FakeSocket;

afterEach(() => {
  room.close();
  vi.unstubAllGlobals();
});

async function open(messages: NewMessage[], older = false): Promise<void> {
  socket = new FakeSocket();
  const credentials = { sessionId: 's1', token: 'token' };
  room = new Room(credentials, socket.asSocket(), [Messages, ...part.stores]).open();
  socket.answers['join_session'] = () => ({ ok: true, seq: messages.at(-1)?.seq });
  render(Chat, { room, features: [] });
  socket.open();
  socket.tell('joined_session', joined(messages, { older }));
  await until(() => expect(room.phase).toBe('joined'));
  render(part.strip, { room });
  await tick();
}

const rows = () => within(screen.getByRole('log')).getAllByRole('listitem');
const quoteIn = (place: number) => rows()[place]?.querySelector('.quote');

describe('a reply', () => {
  it('is written from the menu of a message, and names it once', async () => {
    await open([message(1)]);
    socket.answers['send_message'] = () => ({ ok: true, id: 'm2', seq: 2, sent_at: '' });
    await user.click(screen.getByRole('button', { name: /메시지 메뉴$/ }));
    await user.click(screen.getByRole('button', { name: '답장' }));
    expect(screen.getByTestId('replying')).toHaveTextContent('지수 님에게 답장 메시지 1');
    await until(() => expect(screen.getByTestId('chat-input')).toHaveFocus());
    await user.keyboard('좋아요{Enter}');
    expect(screen.queryByTestId('replying')).toBeNull();
    expect(quoteIn(1)).toHaveTextContent('지수 메시지 1');
    await user.keyboard('그래요{Enter}');
    await until(() => expect(socket.payloads('send_message')).toHaveLength(2));
    const named = socket.payloads('send_message').map((one) => (one as NewMessage).reply_to);
    expect(named).toEqual(['m1', undefined]);
  });

  it('is given up by its button, and when the message is deleted', async () => {
    await open([message(1)]);
    const begin = async () => {
      room.store(Messages).replyTo = replyTo(1);
      await tick();
    };
    await begin();
    await user.click(screen.getByRole('button', { name: '답장 취소' }));
    expect(screen.queryByTestId('replying')).toBeNull();
    await begin();
    socket.tell('message_deleted', { id: 'm1', seq: 2 });
    await tick();
    expect(screen.queryByTestId('replying')).toBeNull();
  });

  it('that is refused because its message is gone is back in the field', async () => {
    await open([message(1)]);
    const detail = '답장하려던 메시지가 이제 없어요.';
    const refused = { ok: false, code: 'reply_to_gone', detail, retry_after: null };
    socket.answers['send_message'] = () => refused;
    room.store(Messages).replyTo = replyTo(1);
    await user.type(screen.getByTestId('chat-input'), '좋아요{Enter}');
    await until(() => expect(screen.getByRole('alert')).toHaveTextContent(detail));
    expect(screen.getByTestId('chat-input')).toHaveValue('좋아요');
    expect(room.store(Messages).replyTo).toBeNull();
  });
});

describe('what a reply quotes', () => {
  it('is what the message says now, and leads there', async () => {
    await open([message(1), mine(2, 1)]);
    const edited = message(1, { message: '고친 말', edited_at: '2026-11-20T09:01:00Z' });
    socket.tell('message_edited', { id: 'm1', seq: 3, message: edited });
    await tick();
    expect(quoteIn(1)).toHaveAccessibleName('지수 님의 원래 메시지로: 고친 말');
    const scrollIntoView = vi.fn();
    (rows()[0] as HTMLElement).scrollIntoView = scrollIntoView;
    await user.click(quoteIn(1) as HTMLElement);
    expect(scrollIntoView).toHaveBeenCalled();
    await until(() => expect(rows()[0]?.querySelector('.choose button')).toHaveFocus());
  });

  it('says of a deleted message no more than that', async () => {
    await open([message(1), mine(2, 1)]);
    socket.tell('message_deleted', { id: 'm1', seq: 3 });
    await tick();
    expect(quoteIn(1)).toHaveTextContent('삭제된 메시지');
    expect(quoteIn(1)?.tagName).toBe('P');
  });

  it('stays covered as long as the message is', async () => {
    await open([message(1, { message_type: 'marked', message: '나쁜 말' }), mine(2, 1)]);
    expect(quoteIn(1)).toHaveTextContent('가려진 메시지');
    expect(quoteIn(1)).not.toHaveTextContent('나쁜 말');
  });

  it('is read from the log where it is not loaded', async () => {
    const told = { seq: 4, type: 'new_message', at: '', data: message(4) };
    const { asked } = serverAnswers({ body: { events: [told], more: false } });
    await open([mine(90, 4)], true);
    await until(() => expect(quoteIn(0)).toHaveTextContent('메시지 4'));
    expect(asked).toEqual(['GET /api/sessions/s1/events?since=3&limit=1']);
  });
});
