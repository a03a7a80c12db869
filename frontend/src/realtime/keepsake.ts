import type { JoinedSession } from '@/contract/socket';
import { keepInTab, keptInTab } from '@/lib/tab-storage';
import type { Pass } from './pass';

interface Kept {
  sessionId: string;
  /** A participant's token, which is the seat; a presenter's changes. */
  holder: string;
  room: JoinedSession;
}

// A tab is in one room at a time, and only a reload of that one matters.
const KEY = 'room';

/** Keeps what a member saw last, so that a reload shows it at once and goes on from there. */
export function keepRoom(pass: Pass, room: JoinedSession): void {
  const { sessionId } = pass;
  keepInTab(KEY, { sessionId, holder: holderOf(pass), room } satisfies Kept);
}

/** What was kept for this very seat, and never what somebody saw who sat at this phone before. */
export function keptRoom(pass: Pass): JoinedSession | null {
  const kept = keptInTab<Kept>(KEY);
  const isTheirs = kept?.sessionId === pass.sessionId && kept.holder === holderOf(pass);
  return isTheirs ? kept.room : null;
}

/** A participant's seat in the room that was kept, if that has this code. */
export function keptSeat(code: string): { sessionId: string; token: string } | null {
  const kept = keptInTab<Kept>(KEY);
  if (kept?.room.session.session_code !== code) return null;
  return { sessionId: kept.sessionId, token: kept.holder };
}

/** Drops it: nothing of a member stays behind who has left. */
export function forgetRoom(): void {
  keepInTab(KEY, null);
}

function holderOf({ holder, token }: Pass): string {
  return holder ?? token;
}
