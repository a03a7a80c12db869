import type { JoinedSession } from '@/contract/socket';
import { keepInTab, keptInTab } from '@/lib/tab-storage';

/** Who sits where: a participant's token is the seat, a presenter's changes. */
export interface Seat {
  readonly sessionId: string;
  readonly holder: string;
}

interface Kept extends Seat {
  room: JoinedSession;
}

// A tab is in one room at a time, and only a reload of that one matters.
const KEY = 'room';

/** Keeps what a member saw last, so that a reload shows it at once and goes on from there. */
export function keepRoom({ sessionId, holder }: Seat, room: JoinedSession): void {
  keepInTab(KEY, { sessionId, holder, room } satisfies Kept);
}

/** What was kept for this very seat, and never what somebody saw who sat at this phone before. */
export function keptRoom({ sessionId, holder }: Seat): JoinedSession | null {
  const kept = keptInTab<Kept>(KEY);
  return kept?.sessionId === sessionId && kept.holder === holder ? kept.room : null;
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
