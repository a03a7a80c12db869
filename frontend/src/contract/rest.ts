export type SessionStatus = 'draft' | 'active' | 'paused' | 'ended';

export interface Features {
  chat: boolean;
  reactions: boolean;
}

export interface SessionSettings {
  reactions: string[];
}

export interface UserView {
  id: string;
  email: string;
  name: string;
}

export interface TestLoginAnswer {
  access_token: string;
  token_type: 'bearer';
  expires_at: string;
  user: UserView;
}

export interface ProvidersView {
  providers: string[];
  test_login: boolean;
}

export interface LiveSessionView {
  id: string;
  title: string;
  description: string | null;
  session_code: string;
  qr_code_url: string;
  join_url: string;
  status: SessionStatus;
  features: Features;
  settings: SessionSettings;
  presenter_name: string;
  participant_total: number;
  participant_count: number;
  created_at: string;
  updated_at: string;
  started_at: string | null;
  ended_at: string | null;
}

export interface JoinPreview {
  session_id: string;
  session_code: string;
  title: string;
  presenter_name: string;
  status: SessionStatus;
}

export interface RoomSession {
  id: string;
  session_code: string;
  title: string;
  description: string | null;
  presenter_name: string;
  status: SessionStatus;
  features: Features;
  settings: SessionSettings;
  created_at: string;
  started_at: string | null;
  ended_at: string | null;
}

export interface JoinAnswer {
  participant: { id: string; nickname: string };
  session: RoomSession;
  token: string;
  expires_at: string;
}

export interface LoggedEvent {
  seq: number;
  type: string;
  at?: string;
  data?: unknown;
}

export interface EventsPage {
  events: LoggedEvent[];
  head: number;
  more: boolean;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  fields?: { name: string; code: string; detail: string }[];
  retry_after?: number;
}
