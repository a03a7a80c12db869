import type { JoinedSession } from '@/contract/socket';
import { keepInTab, keptInTab } from '@/lib/tab-storage';
import type { Credentials } from './credentials';

interface Kept {
  sessionId: string;
  /** Whose view it is. */
  holder: string;
  /** A participant's token, which lies in this browser anyway; of a presenter's nothing is kept. */
  token?: string;
  room: JoinedSession;
}

// A tab is in one room at a time, and only a reload of that one matters.
const KEY = 'room';

/** Keeps what a member saw last, so that a reload shows it at once and goes on from there. */
export function keepRoom(credentials: Credentials, room: JoinedSession): void {
  const { sessionId } = credentials;
  const token = credentials.take && credentials.token;
  keepInTab(KEY, { sessionId, holder: holderOf(credentials), token, room } satisfies Kept);
}

/** What was kept for this very participant, and never what somebody else saw at this phone before. */
export function keptRoom(credentials: Credentials): JoinedSession | null {
  const kept = keptInTab<Kept>(KEY);
  const isTheirs =
    kept?.sessionId === credentials.sessionId && kept.holder === holderOf(credentials);
  return isTheirs ? kept.room : null;
}

/** The participant of the room that was kept, if that has this code. */
export function keptParticipant(code: string): { sessionId: string; token: string } | null {
  const kept = keptInTab<Kept>(KEY);
  if (!kept?.token || kept.room.session.session_code !== code) return null;
  return { sessionId: kept.sessionId, token: kept.token };
}

/** Drops it: nothing of a member stays behind who has left. */
export function forgetRoom(): void {
  keepInTab(KEY, null);
}

function holderOf({ holder, token }: Credentials): string {
  return holder ?? token;
}
