import type { JoinedSession, QuestionAsked } from '@/contract/socket';
import type { Question } from '@/features/questions/question';
import { Questions } from '@/features/questions/questions.svelte';
import { Room } from '@/realtime/room';
import { FakeSocket } from '../../fake-socket';
import { joined } from '../../makers';

/** A question as a list tells it. */
export function question(id: string, change: Partial<Question> = {}): Question {
  return {
    id,
    text: `질문 ${id}`,
    asker: { id: 'other', nickname: '지수' },
    state: 'open',
    votes: 0,
    asked_at: '2026-11-20T09:00:00Z',
    label: null,
    reply: null,
    marked: false,
    message_id: null,
    mine: { asked: false, voted: false },
    merged_into: null,
    ...change,
  };
}

/** The same, as it is told when it is asked. */
export function asked(seq: number, id: string, change: Partial<QuestionAsked> = {}): QuestionAsked {
  return { ...question(id), seq, ...change };
}

/** What a join tells of questions. */
export function told(questions: Question[], change: Partial<JoinedSession> = {}): JoinedSession {
  return joined([], { questions, own_questions: [], questions_held: 0, ...change });
}

/** A room in which questions are received, and its server. */
export function openRoom(): { room: Room; socket: FakeSocket; questions: Questions } {
  const socket = new FakeSocket();
  socket.answers.join_session = () => ({ ok: true });
  const room = new Room({ sessionId: 's1', token: 'me' }, socket.asSocket(), [Questions]).open();
  return { room, socket, questions: room.store(Questions) };
}
