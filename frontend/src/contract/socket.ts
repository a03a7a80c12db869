import type { Features, LoggedEvent, RoomSession, SessionSettings, SessionStatus } from './rest';

export type Role = 'presenter' | 'participant';

export interface Sender {
  id: string;
  nickname: string;
  role: Role;
}

export interface NewMessage {
  id: string;
  seq: number;
  client_id: string | null;
  message: string;
  message_type: string;
  sender: Sender;
  sent_at: string;
}

export interface ReactionUpdate {
  counts: Record<string, number>;
  totals: Record<string, number>;
}

export interface ParticipantCount {
  count: number;
}

export interface SessionUpdated {
  title: string;
  description: string | null;
  status: SessionStatus;
  features: Features;
  settings: SessionSettings;
  seq: number;
}

export interface Head {
  seq: number;
}

export interface Connected {
  sid: string;
  server_time: string;
  locale: string;
}

export interface JoinedSession {
  session: RoomSession;
  me: Sender;
  participant_count: number;
  messages: NewMessage[];
  reactions: { totals: Record<string, number> };
  seq: number;
  older: boolean;
  events?: LoggedEvent[];
  head?: number;
  more?: boolean;
}

export interface Refused {
  ok: false;
  code: string;
  detail: string;
  fields?: { name: string; code: string; detail: string }[];
  retry_after?: number;
}

export interface JoinSession {
  session_id?: string;
  session_code?: string;
  token?: string;
  since?: number;
}

export interface SendMessage {
  message: string;
  message_type?: 'text';
  client_id?: string;
}

export interface SendReaction {
  emoji: string;
  count?: number;
}

export interface JoinSessionAck {
  ok: true;
  seq: number;
}

export interface LeaveSessionAck {
  ok: true;
}

export interface SendMessageAck {
  ok: true;
  id: string;
  seq: number;
  sent_at: string;
}

export interface SendReactionAck {
  ok: true;
  count: number;
}

export interface SyncAck {
  ok: true;
  events: LoggedEvent[];
  head: number;
  more: boolean;
}

/** Each command with its payload and what an accepted one is answered with. */
export interface Commands {
  join_session: { payload: JoinSession; ack: JoinSessionAck };
  leave_session: { payload: Record<string, never>; ack: LeaveSessionAck };
  send_message: { payload: SendMessage; ack: SendMessageAck };
  send_reaction: { payload: SendReaction; ack: SendReactionAck };
  sync: { payload: { since: number }; ack: SyncAck };
}
