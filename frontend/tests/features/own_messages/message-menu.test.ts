import type { NewMessage } from '@/contract/socket';
import Chat from '@/features/messages/Chat.svelte';
import { Messages } from '@/features/messages/messages.svelte';
import { EDITABLE_MS } from '@/features/own_messages/chosen-message.svelte';
import { part } from '@/features/conversation/conversation-part';
import { Room } from '@/realtime/room';
import { toasts } from '@/ui/toasts.svelte';
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined, me, message, session } from '../../makers';
import { until } from '../../until';

const BEFORE = new Date(Date.now() - EDITABLE_MS - 1_000).toISOString();
const tooLate = { ok: false, code: 'edit_too_late', detail: '고칠 수 없어요.', retry_after: null };
const own = (change: Partial<NewMessage> = {}) =>
  message(1, { sender: me, sent_at: new Date().toISOString(), message: '오타', ...change });

let room: Room;
let socket: FakeSocket;
const user = userEvent.setup();

afterEach(() => room.close());

/** A room with these messages, and the menu of the first open. */
async function open(messages: NewMessage[], change: Parameters<typeof joined>[1] = {}) {
  socket = new FakeSocket();
  const credentials = { sessionId: 's1', token: 'token' };
  room = new Room(credentials, socket.asSocket(), [Messages]).open();
  socket.answers['join_session'] = () => ({ ok: true, seq: 1 });
  render(Chat, { room, features: [] });
  socket.open();
  socket.tell('joined_session', joined(messages, change));
  await until(() => expect(room.phase).toBe('joined'));
  expect(screen.queryByRole('button', { name: /메시지 메뉴$/ })).toBeNull();
  for (const kind of part.stores) room.store(kind);
  render(part.strip, { room });
  await tick();
  await user.click(screen.getAllByRole('button', { name: /메시지 메뉴$/ })[0] as HTMLElement);
}

const acts = () =>
  ['답장', '복사', '수정', '삭제'].filter(
    (name) => screen.queryByRole('button', { name }) !== null,
  );
const press = (name: string) => user.click(screen.getByRole('button', { name }));

describe('the menu of a message', () => {
  it('has for somebody else’s only to copy it', async () => {
    await open([message(1)]);
    expect(acts()).toEqual(['답장', '복사']);
    const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    await press('복사');
    expect(writeText).toHaveBeenCalledWith('메시지 1');
    expect(toasts.shown?.text).toBe('메시지를 복사했어요.');
    expect(acts()).toEqual([]);
  });

  it('has for one’s own all while it is young, else no editing', async () => {
    await open([own()]);
    expect(acts()).toEqual(['답장', '복사', '수정', '삭제']);
  });

  it.each([
    ['that is older', own({ sent_at: BEFORE }), {}, ['답장', '복사', '삭제']],
    ['in a closed chat', own(), { session: session({ status: 'paused' }) }, ['복사', '삭제']],
  ])('has no editing for one %s', async (_which, one, change, left) => {
    await open([one], change);
    expect(acts()).toEqual(left);
    expect(screen.queryByText(/5분이 지난/) !== null).toBe(one.sent_at === BEFORE);
  });

  it('closes when somebody else deletes the message', async () => {
    await open([own()]);
    socket.tell('message_deleted', { id: 'm1', seq: 2 });
    await until(() => expect(acts()).toEqual([]));
  });
});

describe('editing', () => {
  it('sends the new text, and everybody’s row is marked', async () => {
    await open([own()]);
    socket.answers['edit_message'] = () => ({ ok: true, id: 'm1', edited_at: BEFORE });
    await press('수정');
    expect(screen.getByTestId('edit-input')).toHaveFocus();
    await user.type(screen.getByTestId('edit-input'), ' 없음');
    await user.click(screen.getByTestId('edit-save'));
    await until(() => expect(acts()).toEqual([]));
    expect(socket.payloads('edit_message')).toEqual([{ id: 'm1', message: '오타 없음' }]);
    const edited = own({ message: '오타 없음', edited_at: BEFORE });
    socket.tell('message_edited', { id: 'm1', seq: 2, message: edited });
    await until(() => expect(screen.getByText('수정됨')).toBeInTheDocument());
    expect(screen.getByText('오타 없음')).toBeInTheDocument();
  });

  it('says why not, and leaves what was written', async () => {
    await open([own()]);
    socket.answers['edit_message'] = () => tooLate;
    await press('수정');
    await user.type(screen.getByTestId('edit-input'), '!');
    await user.click(screen.getByTestId('edit-save'));
    expect(await screen.findByRole('alert')).toHaveTextContent('고칠 수 없어요.');
    expect(screen.getByTestId('edit-input')).toHaveValue('오타!');
    await press('취소');
    expect(acts()).toEqual(['답장', '복사', '수정', '삭제']);
  });

  it('says that a text waits for approval', async () => {
    await open([own()]);
    socket.answers['edit_message'] = () => ({ ok: true, id: 'm9', state: 'held' });
    await press('수정');
    await user.click(screen.getByTestId('edit-save'));
    await until(() => expect(toasts.shown?.text).toContain('승인하면'));
  });
});

describe('deleting', () => {
  it('asks before, and sends nothing when the reader would rather not', async () => {
    await open([own()]);
    await press('삭제');
    expect(screen.getByRole('group', { name: '이 메시지를 삭제할까요?' })).toHaveFocus();
    await press('취소');
    expect(acts()).toEqual(['답장', '복사', '수정', '삭제']);
    expect(socket.payloads('delete_message')).toEqual([]);
  });

  it('deletes it, or says why not', async () => {
    await open([own()]);
    await press('삭제');
    socket.answers['delete_message'] = () => ({ ...tooLate, code: 'busy', detail: '바빠요.' });
    await user.click(screen.getByTestId('delete-confirm'));
    expect(await screen.findByRole('alert')).toHaveTextContent('바빠요.');
    socket.answers['delete_message'] = () => ({ ok: true, id: 'm1' });
    await user.click(screen.getByTestId('delete-confirm'));
    await until(() => expect(toasts.shown?.text).toBe('메시지를 삭제했어요.'));
    expect(acts()).toEqual([]);
  });
});
