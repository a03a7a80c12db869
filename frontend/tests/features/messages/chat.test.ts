import { placed } from '@/features/placed';
import { PARTICIPANT, PRESENTER } from '@/features/registry';
import Chat from '@/features/messages/Chat.svelte';
import { Room } from '@/realtime/room';
import { clockTime } from '@/lib/time';
import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined, me, message, session } from '../../makers';

let socket: FakeSocket;
let room: Room;

beforeEach(async () => {
  socket = new FakeSocket();
  room = new Room(
    { sessionId: 's1', token: 'participant' },
    socket.asSocket(),
    placed(PRESENTER, 'stores'),
  ).open();
  render(Chat, { room, features: PARTICIPANT });
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

  const refuse = (code: string, detail: string, retry_after?: number) => {
    socket.answers.send_message = () => ({ ok: false, code, detail, retry_after });
  };
  const send = (text: string) => userEvent.type(screen.getByTestId('chat-input'), `${text}{Enter}`);

  describe('of who is muted', () => {
    const note = () => screen.queryByText(/발표자가 채팅을 막았어요/)?.textContent.trim();
    const field = () => screen.queryByTestId('chat-input');
    const mute = async (muted: boolean, muted_until: string | null = null) => {
      socket.tell('muted', { muted, muted_until });
      await tick();
    };

    it('has the note in place of the field, which keeps what was being written', async () => {
      await userEvent.type(screen.getByTestId('chat-input'), '쓰던 말');
      await mute(true);
      expect([note(), field()]).toEqual(['발표자가 채팅을 막았어요', null]);
      socket.tell('joined_session', joined([message(1)], { me: { ...me, muted: true } }));
      await tick();
      expect([note(), field()]).toEqual(['발표자가 채팅을 막았어요', null]);
      await mute(false);
      expect(note()).toBeUndefined();
      expect(field()).toHaveValue('쓰던 말');
    });

    it('says until when, and opens by the clock of the page', async () => {
      vi.useFakeTimers({ now: new Date(2026, 10, 20, 20, 44), toFake: ['Date', 'setTimeout'] });
      try {
        const until = new Date(2026, 10, 20, 20, 54).toISOString();
        await mute(true, until);
        expect(note()).toBe(`발표자가 채팅을 막았어요 (${clockTime(until)}까지)`);
        vi.setSystemTime(new Date(2026, 10, 20, 20, 53, 58));
        vi.advanceTimersByTime(1_000);
        await tick();
        expect(field()).toBeNull();
        vi.advanceTimersByTime(1_000);
        await tick();
        expect(field()).toBeVisible();
      } finally {
        vi.useRealTimers();
      }
    });

    it('is not shut by a mute that was over before it was told', async () => {
      await mute(true, new Date(Date.now() - 1_000).toISOString());
      expect(field()).toBeVisible();
    });

    it.each([
      [undefined, /^발표자가 채팅을 막았어요$/],
      [600, /까지\)$/],
    ])('learns it from a refused message, too, for %s seconds', async (seconds, text) => {
      refuse('muted_by_presenter', '발표자가 채팅을 금지했어요.', seconds);
      await send('하나');
      await waitFor(() => expect(note()).toMatch(text));
      expect(await screen.findByText(/보내지 못한 메시지 1개/)).toBeVisible();
    });
  });

  it('gathers what was refused in one line, says why and sends it again on request', async () => {
    refuse('chat_off', '채팅이 꺼져 있어요.');
    await send('하나');
    await send('둘');
    const line = await screen.findByRole('button', { name: '보내지 못한 메시지 2개 · 보기' });
    expect(log().queryByText('하나')).toBeNull();
    await userEvent.click(line);
    expect(screen.getAllByText('채팅이 꺼져 있어요.')).toHaveLength(2);
    socket.answers.send_message = () => ({ ok: true, id: 'm2', seq: 2, sent_at: '' });
    await userEvent.click(screen.getAllByText('다시 보내기')[0] as HTMLElement);
    await userEvent.click(await screen.findByText('삭제'));
    await waitFor(() => expect(screen.queryByText(/보내지 못한 메시지/)).toBeNull());
    expect(log().getByText('하나')).toBeVisible();
  });

  it('offers nothing that cannot help: neither what was decided nor sending after the end', async () => {
    refuse('message_refused', '올리지 않기로 했어요.');
    await send('하나');
    await userEvent.click(await screen.findByText('보기'));
    expect(screen.getByText('고쳐 쓰기')).toBeInTheDocument();
    expect(screen.queryByText('다시 보내기')).toBeNull();
    socket.tell('session_updated', { ...session({ status: 'ended' }), seq: 2 });
    await tick();
    expect(screen.queryByText('고쳐 쓰기')).toBeNull();
    await userEvent.click(screen.getByText('삭제'));
    expect(screen.queryByText('보기')).toBeNull();
  });

  it('holds what waits for the presenter in that line, and never in the conversation', async () => {
    socket.answers.send_message = () => ({ ok: true, id: 'h1', state: 'held' });
    await send('물어볼 게 있어요');
    expect(await screen.findByText(/기다리는 메시지 1개/)).toBeVisible();
    expect(log().queryByText('물어볼 게 있어요')).toBeNull();
    socket.tell('new_message', message(2, { sender: me, client_id: clientId() }));
    await waitFor(() => expect(screen.queryByText(/기다리는 메시지/)).toBeNull());
  });

  it('gives what the word filter refused back into the field, with the reason', async () => {
    refuse('words_refused', '쓸 수 없는 말이 있어요.');
    await send('나쁜 말');
    await waitFor(() => expect(screen.getByTestId('chat-input')).toHaveValue('나쁜 말'));
    expect(screen.getByRole('alert')).toHaveTextContent('쓸 수 없는 말이 있어요.');
    expect(log().queryByText('나쁜 말')).toBeNull();
    await userEvent.clear(screen.getByTestId('chat-input'));
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('never writes over what is being written meanwhile', async () => {
    let answer: (ack: unknown) => void = () => undefined;
    socket.answers.send_message = () => new Promise((resolve) => (answer = resolve));
    await send('나쁜 말');
    await userEvent.type(screen.getByTestId('chat-input'), '다음 말');
    answer({ ok: false, code: 'words_refused', detail: '쓸 수 없는 말이 있어요.' });
    await userEvent.click(await screen.findByText('보기'));
    expect(screen.getByTestId('chat-input')).toHaveValue('다음 말');
    await userEvent.click(screen.getByText('고쳐 쓰기'));
    expect(screen.getByTestId('chat-input')).toHaveValue('다음 말\n나쁜 말');
  });

  it('counts down on the button while a slow chat lets nothing through', async () => {
    refuse('slow_mode', '3초 뒤에 보낼 수 있어요.', 3);
    await send('하나');
    await waitFor(() => expect(screen.getByTestId('send-button')).toHaveTextContent(/^[34]$/));
    expect(log().getByText('하나').closest('li')).toHaveAttribute('data-state', 'pending');
    await send('둘');
    expect(log().queryByText('하나')).toBeNull();
    expect(screen.getByText(/기다리는 메시지 1개/)).toBeVisible();
    expect(socket.payloads('send_message')).toHaveLength(1);
  });

  const clientId = () =>
    (socket.payloads('send_message').at(-1) as { client_id: string }).client_id;

  it('shows some lines of a message of many, and all on request', async () => {
    const lines = Array.from({ length: 60 }, (_, line) => `줄 ${line}`);
    socket.tell('new_message', message(2, { message: lines.join('\n') }));
    await tick();
    expect(log().queryByText(/줄 59/)).toBeNull();
    await userEvent.click(log().getByRole('button', { name: '48줄 더 보기' }));
    expect(log().getByText(/줄 59/)).toBeVisible();
  });

  it('leaves a single key alone, which nobody here could turn off', async () => {
    await userEvent.keyboard('/');
    expect(screen.getByTestId('chat-input')).not.toHaveFocus();
  });

  it('can be silent for a reader who is told every message', async () => {
    expect(screen.getByRole('log')).toHaveAttribute('aria-live', 'polite');
    await userEvent.click(screen.getByRole('button', { name: '새 메시지 읽어 주기' }));
    expect(screen.getByRole('log')).toHaveAttribute('aria-live', 'off');
  });

  it('leaves the direction of what people write to what they write', async () => {
    const sender = { id: 'x', nickname: 'مريم', role: 'participant' } as const;
    socket.tell('new_message', message(2, { sender, message: 'مرحبا!' }));
    await tick();
    for (const text of ['مرحبا!', 'مريم']) {
      expect(log().getByText(text)).toHaveAttribute('dir', 'auto');
    }
    expect(screen.getByTestId('chat-input')).toHaveAttribute('dir', 'auto');
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
