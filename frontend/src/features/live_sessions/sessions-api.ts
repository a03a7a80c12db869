import type { ChangeSettings, Features, JoinLink, LiveSessionView } from '@/contract/rest';
import { authorizedAsk, authorizedRequest } from '@/features/identity/authorized';
import type { Retention } from '@/features/privacy/retention';

export type Transition = 'activate' | 'pause' | 'end';

export interface SessionDetails {
  title: string;
  description: string | null;
}

export interface NewSession {
  title: string;
  description?: string;
  session_code?: string;
  retention_days?: Retention;
}

export interface SessionsPage {
  sessions: LiveSessionView[];
  next: string | null;
}

const PAGE_SIZE = 24;

/** Which of my sessions: in one of these states, with these letters, put away or not, with a time or without. */
export interface Wanted {
  status?: readonly LiveSessionView['status'][];
  q?: string;
  archived?: boolean;
  scheduled?: boolean;
}

/** My live sessions, one page at a time: newest first, or those with a time soonest first. */
export async function listSessions(
  cursor: string | null,
  { status = [], q, archived, scheduled }: Wanted = {},
): Promise<SessionsPage> {
  const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
  for (const one of status) query.append('status', one);
  if (q) query.set('q', q);
  if (archived) query.set('archived', 'true');
  if (scheduled !== undefined) query.set('scheduled', String(scheduled));
  if (cursor) query.set('cursor', cursor);
  const response = await authorizedAsk(`/api/sessions?${query}`);
  const sessions = (await response.json()) as LiveSessionView[];
  return { sessions, next: response.headers.get('X-Next-Cursor') };
}

export function createSession(body: NewSession): Promise<LiveSessionView> {
  return authorizedRequest('/api/sessions', { method: 'POST', body });
}

export function readSession(id: string): Promise<LiveSessionView> {
  return authorizedRequest(pathOf(id));
}

export function changeDetails(id: string, body: Partial<SessionDetails>): Promise<LiveSessionView> {
  return authorizedRequest(pathOf(id), { method: 'PATCH', body });
}

export function changeSettings(id: string, settings: ChangeSettings): Promise<LiveSessionView> {
  return authorizedRequest(pathOf(id), { method: 'PATCH', body: { settings } });
}

/** Null lets everybody in without one. */
export function changePasscode(id: string, passcode: string | null): Promise<LiveSessionView> {
  return authorizedRequest(pathOf(id), { method: 'PATCH', body: { passcode } });
}

/** A join link, and pictures of it, that bring the passcode along. */
export function readJoinLink(id: string, passcode: string): Promise<JoinLink> {
  return authorizedRequest(`${pathOf(id)}/join-link`, { method: 'POST', body: { passcode } });
}

/** Gives the session this code, or a new one. */
export function replaceCode(id: string, code?: string): Promise<LiveSessionView> {
  const body = { session_code: code ?? null };
  return authorizedRequest(`${pathOf(id)}/code`, { method: 'POST', body });
}

/** Keeps the session for so many days after its end. */
export function changeRetention(id: string, days: Retention): Promise<LiveSessionView> {
  return authorizedRequest(`${pathOf(id)}/retention`, { method: 'PUT', body: { days } });
}

export function changeFeatures(id: string, body: Partial<Features>): Promise<LiveSessionView> {
  return authorizedRequest(`${pathOf(id)}/features`, { method: 'PATCH', body });
}

/** Starts, resumes, pauses or ends; each may be asked for again without harm. */
export function changeStatus(id: string, transition: Transition): Promise<LiveSessionView> {
  return authorizedRequest(`${pathOf(id)}/${transition}`, { method: 'POST', keepalive: true });
}

/** Pauses with a note for participants, or changes the note of a pause; null leaves none. */
export function leaveNote(id: string, note: string | null): Promise<LiveSessionView> {
  return authorizedRequest(`${pathOf(id)}/pause`, { method: 'POST', body: { note } });
}

/** Takes back an end that came by itself. */
export function reopenSession(id: string): Promise<LiveSessionView> {
  return authorizedRequest(`${pathOf(id)}/reopen`, { method: 'POST' });
}

/** Makes a draft that is set up like this session. */
export function duplicateSession(id: string): Promise<LiveSessionView> {
  return authorizedRequest(`${pathOf(id)}/duplicate`, { method: 'POST' });
}

/** Puts a session away, or brings it back. */
export function archiveSession(id: string, away: boolean): Promise<LiveSessionView> {
  return authorizedRequest(`${pathOf(id)}/${away ? 'archive' : 'unarchive'}`, { method: 'POST' });
}

export function deleteSession(id: string): Promise<void> {
  return authorizedRequest(pathOf(id), { method: 'DELETE', keepalive: true });
}

function pathOf(id: string): string {
  return `/api/sessions/${encodeURIComponent(id)}`;
}
