import { placed } from '@/features/placed';
import { PRESENTER } from '@/features/registry';
import { Messages } from '@/features/messages/messages.svelte';
import { Room } from '@/realtime/room';
import { Refusal } from '@/rest/problem';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakeSocket } from '../../fake-socket';
import { joined, me, other } from '../../makers';
import { until } from '../../until';

/** A room where nothing is answered but the join and the leaving. */
async function sitDown(who: typeof me) {
  const socket = new FakeSocket();
  const room = new Room(
    { sessionId: 's1', token: `participant of ${who.id}` },
    socket.asSocket(),
    placed(PRESENTER, 'stores'),
  ).open();
  socket.answers.leave_session = () => ({ ok: true });
  socket.answers.join_session = () => {
    socket.tell('joined_session', joined([], { me: who }));
    return { ok: true, seq: 0 };
  };
  socket.open();
  await until(() => expect(room.phase).toBe('joined'));
  return room;
}

const texts = (room: Room) => room.store(Messages).outbox.drafts.map(({ text }) => text);

/** What is there for somebody who sits down now: what waits to be sent, and the field. */
async function againAs(who: typeof me): Promise<string[]> {
  const room = await sitDown(who);
  const found = [...texts(room), room.store(Messages).writing.text];
  room.close();
  return found;
}

describe('what somebody could not send yet', () => {
  beforeEach(() => sessionStorage.clear());

  it('is there again when the same person comes back', async () => {
    const room = await sitDown(me);
    room.store(Messages).outbox.add('나만 아는 말');
    room.close();
    const again = await sitDown(me);
    expect(texts(again)).toEqual(['나만 아는 말']);
    again.close();
  });

  it('is neither seen nor sent by the next person at this phone', async () => {
    const room = await sitDown(me);
    room.store(Messages).outbox.add('나만 아는 말');
    room.close();
    const next = await sitDown(other);
    expect(texts(next)).toEqual([]);
    next.close();
  });

  it('stands in the field again after a reload, for its writer alone', async () => {
    const room = await sitDown(me);
    room.store(Messages).writing.text = '아직 쓰는 말';
    room.close();
    const next = await sitDown(other);
    expect(next.store(Messages).writing.text).toBe('');
    next.close();
    const again = await sitDown(me);
    expect(again.store(Messages).writing.text).toBe('아직 쓰는 말');
    again.close();
  });

  it('is offered to who joins next when the first one was put out, and not sent by itself', async () => {
    const room = await sitDown(me);
    room.store(Messages).outbox.add('쓰던 말');
    room.store(Messages).writing.text = '아직 쓰는 말';
    room.store(Messages).endWith(new Refusal('token_invalid'));
    room.close();
    const next = await sitDown(other);
    const [offered] = next.store(Messages).outbox.drafts;
    expect(offered).toMatchObject({ text: '쓰던 말', state: 'failed' });
    expect(next.store(Messages).writing.text).toBe('아직 쓰는 말');
    next.close();
    expect(await againAs(me)).toEqual(['']);
  });

  it.each(['seat_given_up', 'session_not_found'])('is gone after %s', async (code) => {
    const room = await sitDown(me);
    room.store(Messages).outbox.add('나만 아는 말');
    room.store(Messages).writing.text = '아직 쓰는 말';
    room.store(Messages).endWith(new Refusal(code));
    room.close();
    expect(await againAs(other)).toEqual(['']);
  });

  it('stays with who was removed, and with nobody else', async () => {
    const room = await sitDown(me);
    room.store(Messages).writing.text = '아직 쓰는 말';
    room.store(Messages).endWith(new Refusal('removed'));
    room.close();
    expect(await againAs(other)).toEqual(['']);
    expect(await againAs(me)).toEqual(['아직 쓰는 말']);
  });

  it('is no business of who presents', async () => {
    const room = await sitDown(me);
    room.store(Messages).writing.text = '아직 쓰는 말';
    room.store(Messages).endWith(new Refusal('token_invalid'));
    room.close();
    expect(await againAs({ ...other, role: 'presenter' })).toEqual(['']);
  });

  it('is gone for good when its writer leaves', async () => {
    const room = await sitDown(me);
    room.store(Messages).outbox.add('나만 아는 말');
    room.store(Messages).writing.text = '아직 쓰는 말';
    await room.leave();
    expect([...texts(room), room.store(Messages).writing.text]).toEqual(['']);
    expect(sessionStorage).toHaveLength(0);
  });
});
