import type { Features, RoomSession } from '@/contract/rest';
import type { JoinedSession, NewMessage, Sender } from '@/contract/socket';
import type { Link } from '@/realtime/feature';
import { Refusal } from '@/rest/problem';

export const me: Sender = { id: 'me', nickname: '나', role: 'participant' };
export const other: Sender = { id: 'other', nickname: '지수', role: 'participant' };

/** A stored message with this number. */
export function message(seq: number, change: Partial<NewMessage> = {}): NewMessage {
  return {
    id: `m${seq}`,
    seq,
    client_id: null,
    message: `메시지 ${seq}`,
    message_type: 'text',
    sender: other,
    sent_at: '2026-11-20T09:00:00Z',
    ...change,
  };
}

const SETTINGS: RoomSession['settings'] = {
  accent: null,
  logo: null,
  look: null,
  reactions: ['👍', '❤️'],
  chat_mode: 'open',
  slow_seconds: 10,
  known_since: null,
  word_filter: 'off',
  locked: false,
  needs_passcode: false,
  pause_note: null,
  rehearsal: false,
  scheduled_at: null,
  time_zone: null,
  starts_by_itself: false,
  questions: { anonymous: 'choice', moderated: false, per_person: 10 },
};

/** Chat and reactions are on, whatever else a later feature lets hosts turn on. */
export function switches(change: Partial<Features> = {}): Features {
  const known = { chat: true, reactions: true } satisfies Partial<Features>;
  return { ...known, ...change } as Features;
}

/** An active session with chat on. */
export function session(change: Partial<RoomSession> = {}): RoomSession {
  return {
    id: 's1',
    session_code: 'TEST01',
    title: '모두의 데이터베이스',
    description: null,
    presenter_name: '김발표',
    status: 'active',
    features: switches(),
    settings: { ...SETTINGS },
    created_at: '2026-11-20T08:00:00Z',
    started_at: '2026-11-20T09:00:00Z',
    ended_at: null,
    retention_days: 365,
    ...change,
  };
}

/** The snapshot of a session with these messages; a later feature's part is in `change`, where a test needs it. */
export function joined(messages: NewMessage[], change: Partial<JoinedSession> = {}): JoinedSession {
  const known = {
    session: session(),
    me,
    participant_count: 1,
    messages,
    reactions: { totals: {} },
    message_reactions: {},
    own_message_reactions: {},
    message_reactions_since: 0,
    seq: messages.at(-1)?.seq ?? 0,
    older: false,
    pinned: null,
    epoch: 'first',
  } satisfies Partial<JoinedSession>;
  return { ...known, ...change } as JoinedSession;
}

/** A connection over which nothing goes. */
export const link: Link = {
  sessionId: 's1',
  token: 'participant',
  seq: 0,
  send: () => Promise.reject(new Refusal('network')),
};

/** A token as the server makes them, of this holder; only its number differs from the one before. */
export function tokenOf(holder: string, number: number): string {
  const part = (value: unknown) => btoa(JSON.stringify(value)).replaceAll('=', '');
  return `${part({ alg: 'HS256' })}.${part({ sub: holder, jti: `${number}` })}.signature`;
}
