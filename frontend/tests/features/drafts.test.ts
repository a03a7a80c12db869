import { Room } from '@/features/room';
import { describe, expect, it } from 'vitest';
import { FakeSocket } from '../fake-socket';
import { joined, me, other } from '../makers';
import { until } from '../until';

/** A room where nothing is answered but the join and the leaving. */
async function sitDown(who: typeof me) {
  const socket = new FakeSocket();
  const room = new Room({ sessionId: 's1', token: `seat of ${who.id}` }, socket.asSocket()).open();
  socket.answers.leave_session = () => ({ ok: true });
  socket.answers.join_session = () => {
    socket.tell('joined_session', joined([], { me: who }));
    return { ok: true, seq: 0 };
  };
  socket.open();
  await until(() => expect(room.phase).toBe('joined'));
  return room;
}

const texts = (room: Room) => room.messages.outbox.drafts.map(({ text }) => text);

describe('what somebody could not send yet', () => {
  it('is there again when the same person comes back', async () => {
    const room = await sitDown(me);
    room.messages.outbox.add('나만 아는 말');
    room.close();
    const again = await sitDown(me);
    expect(texts(again)).toEqual(['나만 아는 말']);
    again.close();
  });

  it('is neither seen nor sent by the next person at this phone', async () => {
    const room = await sitDown(me);
    room.messages.outbox.add('나만 아는 말');
    room.close();
    const next = await sitDown(other);
    expect(texts(next)).toEqual([]);
    next.close();
  });

  it('stands in the field again after a reload, for its writer alone', async () => {
    const room = await sitDown(me);
    room.messages.writing.text = '아직 쓰는 말';
    room.close();
    const next = await sitDown(other);
    expect(next.messages.writing.text).toBe('');
    next.close();
    const again = await sitDown(me);
    expect(again.messages.writing.text).toBe('아직 쓰는 말');
    again.close();
  });

  it('is gone for good when its writer leaves', async () => {
    const room = await sitDown(me);
    room.messages.outbox.add('나만 아는 말');
    room.messages.writing.text = '아직 쓰는 말';
    await room.leave();
    expect([...texts(room), room.messages.writing.text]).toEqual(['']);
    expect(sessionStorage).toHaveLength(0);
  });
});
