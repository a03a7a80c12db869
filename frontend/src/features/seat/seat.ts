import type { Joined } from '@/contract/rest';
import { remember, remembered } from '@/lib/storage';
import { request, type RequestOptions } from '@/rest/request';
import { joinKey } from './join-key';

/** A participant's place in one session: whoever holds the token is that participant. */
export interface Seat {
  sessionId: string;
  token: string;
}

const keyOf = (sessionId: string) => `seat.${sessionId}`;
const keyOfCode = (code: string) => `code.${code}`;

/** The seat this browser holds in a session, from an earlier visit or another tab. */
export function heldSeat(sessionId: string): Seat | null {
  const token = remembered(keyOf(sessionId));
  return token ? { sessionId, token } : null;
}

/** The seat that was taken with this code, even if that leads nowhere by now: whoever is in stays in. */
export function seatByCode(code: string): Seat | null {
  return heldSeat(remembered(keyOfCode(code)) ?? '');
}

/** Asks about the session with this code, with the `k` of the link that led here, if one did. */
export function lookUp<Answer>(code: string, options: RequestOptions = {}): Promise<Answer> {
  const k = joinKey(code);
  const headers: Record<string, string> = k ? { 'Join-Key': k } : {};
  return request<Answer>(`/api/join/${encodeURIComponent(code)}`, { ...options, headers });
}

/** Takes a seat under a nickname; refused with `nickname_taken`, `session_ended` and the like. */
export async function takeSeat(code: string, nickname: string, passcode?: string): Promise<Seat> {
  const body = passcode ? { nickname, passcode } : { nickname };
  const joined = await lookUp<Joined>(code, { method: 'POST', body });
  const seat = { sessionId: joined.session.id, token: joined.token };
  remember(keyOf(seat.sessionId), seat.token);
  remember(keyOfCode(code), seat.sessionId);
  return seat;
}

/** Forgets a seat; false when another has been taken here since, which stays. */
export function forgetSeat({ sessionId, token }: Seat): boolean {
  const isHeld = heldSeat(sessionId)?.token === token;
  if (isHeld) remember(keyOf(sessionId), null);
  return isHeld;
}
