import { sorted } from '@/features/questions/question';
import type { Questions } from '@/features/questions/questions.svelte';
import type { Room } from '@/realtime/room';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FakeSocket } from '../../fake-socket';
import { serverAnswers } from '../../server';
import { until } from '../../until';
import { asked, openRoom, question, told } from './makers';

let room: Room;
let socket: FakeSocket;
let questions: Questions;

beforeEach(() => {
  sessionStorage.clear();
  ({ room, socket, questions } = openRoom());
});

afterEach(() => room.close());

const ids = () => questions.list.map(({ id }) => id).sort();
const connected = async (): Promise<void> => {
  socket.open();
  await until(() => expect(room.phase).toBe('joined'));
};

describe('what is shown', () => {
  it('follows what is asked, hidden, and shown again', () => {
    socket.tell('joined_session', told([question('a')]));
    socket.tell('question_asked', asked(1, 'b'));
    socket.tell('question_updated', { seq: 2, id: 'a', state: 'hidden', text: '' });
    expect(ids()).toEqual(['b']);
    socket.tell('question_updated', { ...asked(3, 'a'), reply: '네' });
    expect(questions.byId.a).toMatchObject({ text: '질문 a', reply: '네', state: 'open' });
  });

  it('leaves out changes of a question that was never told', () => {
    socket.tell('joined_session', told([]));
    socket.tell('question_updated', { seq: 1, id: 'x', label: '2부' });
    expect(questions.byId).toEqual({});
  });

  it('counts by the last total, and has the names that people have now', () => {
    socket.tell('joined_session', told([question('a')]));
    socket.tell('question_votes', { votes: { a: 7, unknown: 3 } });
    socket.tell('participant_renamed', { seq: 1, id: 'other', nickname: '지우' });
    expect(questions.list).toEqual([
      question('a', { votes: 7, asker: { id: 'other', nickname: '지우' } }),
    ]);
  });

  it('is told whole by a fresh join, and on a return takes only counts', () => {
    socket.tell('joined_session', told([question('a')]));
    socket.tell('joined_session', told([question('a', { votes: 4, text: '바뀐 글' })]));
    expect(questions.byId.a).toMatchObject({ votes: 4, text: '질문 a' });
    socket.tell('joined_session', { ...told([question('b')]), epoch: 'second' });
    expect(ids()).toEqual(['b']);
  });

  it('is kept over a reload', () => {
    const own = { id: 'h', text: '내 것', state: 'held', merged_into: null, asked_at: '' } as const;
    const kept = { own_questions: [own], questions_held: 2 };
    const voted = question('a', { mine: { asked: false, voted: true } });
    socket.tell('joined_session', told([voted], kept));
    dispatchEvent(new Event('pagehide'));
    room.close();
    ({ room, socket, questions } = openRoom());
    expect(questions.list).toEqual([voted]);
    expect([questions.own, questions.held]).toEqual([[own], 2]);
    expect(questions.votes.isOn('a')).toBe(true);
  });
});

describe('the order', () => {
  it('begins with what is answered now, and ends with what was', () => {
    const list = [
      question('few', { votes: 1 }),
      question('done', { votes: 9, state: 'answered' }),
      question('many', { votes: 5, asked_at: '2026-11-20T09:05:00Z' }),
      question('now', { state: 'answering' }),
      question('late', { votes: 1, asked_at: '2026-11-20T09:09:00Z' }),
      question('gone', { state: 'hidden' }),
    ];
    const order = (sort: 'votes' | 'newest') => sorted(list, sort).map(({ id }) => id);
    expect(order('votes')).toEqual(['now', 'many', 'few', 'late', 'done']);
    expect(order('newest')).toEqual(['now', 'late', 'many', 'few', 'done']);
  });
});

describe('asking', () => {
  it('goes out once, under the same id, however often the connection breaks', async () => {
    socket.tell('joined_session', told([]));
    let lose: (reason: Error) => void = () => undefined;
    socket.answers.ask_question = () => new Promise((_resolve, reject) => (lose = reject));
    questions.asking.outbox.add('왜요?', { anonymous: true });
    expect(socket.payloads('ask_question')).toEqual([]);
    await connected();
    await until(() => expect(socket.payloads('ask_question')).toHaveLength(1));
    socket.cut();
    lose(new Error('disconnected'));
    socket.answers.ask_question = () => ({ ok: true, id: 'q1', seq: 1 });
    await connected();
    await until(() => expect(socket.payloads('ask_question')).toHaveLength(2));
    const [first, again] = socket.payloads('ask_question');
    expect(again).toEqual(first);
    expect(first).toMatchObject({ text: '왜요?', anonymous: true });
  });

  it('stays on its way until the question is in the list, whichever is received first', async () => {
    socket.tell('joined_session', told([]));
    await connected();
    const { outbox } = questions.asking;
    socket.answers.ask_question = () => ({ ok: true, id: 'q1', seq: 1 });
    outbox.add('먼저 답이 와요');
    await until(() => expect(outbox.drafts[0]?.state).toBe('sent'));
    socket.tell('question_asked', asked(1, 'q1', { asker: null }));
    expect(outbox.drafts).toEqual([]);
    expect(questions.isOwn({ id: 'q1' })).toBe(true);

    socket.answers.ask_question = () => {
      socket.tell('question_asked', asked(2, 'q2'));
      return { ok: true, id: 'q2', seq: 2 };
    };
    outbox.add('먼저 사건이 와요');
    await until(() => expect(questions.isOwn({ id: 'q2' })).toBe(true));
    expect(outbox.drafts).toEqual([]);
  });

  it('shows one that is held as waiting, and what became of it', async () => {
    socket.tell('joined_session', told([]));
    await connected();
    socket.answers.ask_question = () => ({ ok: true, id: 'q1', state: 'held' });
    questions.asking.outbox.add('기다려요');
    await until(() => expect(questions.own).toMatchObject([{ id: 'q1', state: 'held' }]));
    expect(questions.asking.outbox.drafts).toEqual([]);
    socket.tell('questions_held', { seq: 1, held: 1 });
    expect(questions.held).toBe(1);
    socket.tell('own_question', { ...questions.own[0], state: 'refused' });
    expect(questions.own).toMatchObject([{ id: 'q1', state: 'refused', text: '기다려요' }]);
    socket.tell('question_asked', asked(2, 'q1', { asker: null }));
    expect(questions.own).toMatchObject([{ state: 'open' }]);
  });

  it('tells where an own question went, with its text', async () => {
    const own = {
      id: 'a',
      text: '질문 a',
      state: 'open',
      merged_into: null,
      asked_at: '',
    } as const;
    socket.tell('joined_session', told([question('a'), question('b')], { own_questions: [own] }));
    socket.tell('question_updated', { seq: 1, id: 'a', state: 'merged', merged_into: 'b' });
    expect(questions.own).toEqual([{ ...own, state: 'merged', merged_into: 'b' }]);
    expect(ids()).toEqual(['b']);
  });

  it('keeps what was not sent for who comes back, and nothing of who left', async () => {
    socket.tell('joined_session', told([]));
    questions.asking.outbox.add('못 보낸 질문');
    room.endWith({ code: 'token_expired' } as never);
    room.close();
    ({ room, socket, questions } = openRoom());
    socket.tell('joined_session', told([]));
    expect(questions.asking.outbox.drafts).toMatchObject([
      { text: '못 보낸 질문', state: 'failed' },
    ]);
    room.forget();
    expect(Object.keys(sessionStorage).filter((key) => key.includes('questions'))).toEqual([]);
  });
});

describe('voting', () => {
  it('is shown at once, and put right by the ack', async () => {
    socket.tell('joined_session', told([question('a', { votes: 3 })]));
    await connected();
    let answer: (ack: unknown) => void = () => undefined;
    socket.answers.vote_question = () => new Promise((resolve) => (answer = resolve));
    questions.votes.toggle('a');
    expect([questions.votes.isOn('a'), questions.votes.pendingChange('a')]).toEqual([true, 1]);
    await until(() => expect(socket.payloads('vote_question')).toEqual([{ id: 'a', on: true }]));
    answer({ ok: true, id: 'a', votes: 9, on: true });
    await until(() => expect(questions.byId.a?.votes).toBe(9));
    expect(questions.votes.pendingChange('a')).toBe(0);
  });

  it('is taken back when it is refused', async () => {
    socket.tell('joined_session', told([question('a', { votes: 3 })]));
    await connected();
    socket.answers.vote_question = () => ({ ok: false, code: 'question_not_open', detail: '닫힘' });
    questions.votes.toggle('a');
    await until(() => expect(questions.votes.isOn('a')).toBe(false));
    expect(questions.votes.pendingChange('a')).toBe(0);
  });

  it('goes out when the connection is there again, as it is wished by then', async () => {
    socket.tell('joined_session', told([question('a'), question('b')]));
    questions.votes.toggle('a');
    questions.votes.toggle('b');
    questions.votes.toggle('b');
    socket.answers.vote_question = ({ id, on }: { id: string; on: boolean }) => ({
      ok: true,
      id,
      votes: Number(on),
      on,
    });
    await connected();
    await until(() => expect(socket.payloads('vote_question')).toHaveLength(2));
    expect(socket.payloads('vote_question')).toEqual([
      { id: 'a', on: true },
      { id: 'b', on: false },
    ]);
    await until(() => expect(questions.votes.pendingChange('a')).toBe(0));
  });
});

describe('more than a join tells', () => {
  it('is read page by page, and what was received meanwhile is newer', async () => {
    const first = Array.from({ length: 50 }, (_, at) => question(`q${at}`));
    socket.tell('joined_session', told(first));
    expect(questions.mayHaveMore).toBe(true);
    const page = Array.from({ length: 200 }, (_, at) => question(`q${at}`, { votes: 9 }));
    const { asked: paths } = serverAnswers({ body: page }, { body: [question('last')] });
    await questions.readMore();
    expect(paths).toEqual([
      'GET /api/sessions/s1/questions?sort=oldest&limit=200&offset=0',
      'GET /api/sessions/s1/questions?sort=oldest&limit=200&offset=200',
    ]);
    expect(questions.list).toHaveLength(201);
    expect([questions.byId.q0?.votes, questions.byId.q199?.votes]).toEqual([0, 9]);
    expect(questions.mayHaveMore).toBe(false);
  });
});
