import type { Beginning, Joined, ParticipantToken } from '@/contract/rest';
import { remember, remembered } from '@/lib/storage';
import { bearerOf } from '@/realtime/bearer';
import type { Credentials } from '@/realtime/credentials';
import { asRefusal } from '@/rest/problem';
import { request, type RequestOptions } from '@/rest/request';
import { joinKey } from './join-key';
import { joinTicket } from './join-ticket';

const keyOf = (sessionId: string) => `seat.${sessionId}`;
const keyOfCode = (code: string) => `code.${code}`;

/** A participant's place in one session: whoever holds the token is that participant. */
export class HeldParticipant implements Credentials {
  #token: string;

  constructor(
    readonly sessionId: string,
    token: string,
  ) {
    this.#token = token;
  }

  /** The newest token, also if another tab was given it. */
  get token(): string {
    const held = remembered(keyOf(this.sessionId));
    if (held && bearerOf(held) === this.holder) this.#token = held;
    return this.#token;
  }

  /** Who sits there, whichever token says so. */
  get holder(): string {
    return bearerOf(this.#token);
  }

  /** Takes the participant's next token, for other tabs and later visits too. */
  take(token: string): void {
    this.#token = token;
    remember(keyOf(this.sessionId), token);
  }

  /** Fetches a fresh token; one that is over is enough to be given it, until they leave or are removed. */
  async renew(): Promise<void> {
    const path = `/api/sessions/${encodeURIComponent(this.sessionId)}/me/token`;
    const { token } = await request<ParticipantToken>(path, { method: 'POST', token: this.token });
    this.take(token);
  }
}

/** The participant that this browser is in a session, from an earlier visit or another tab. */
export function heldParticipant(sessionId: string): HeldParticipant | null {
  const token = remembered(keyOf(sessionId));
  return token ? new HeldParticipant(sessionId, token) : null;
}

/** The participant who joined with this code, even if that leads nowhere by now: whoever is in stays in. */
export function participantByCode(code: string): HeldParticipant | null {
  return heldParticipant(remembered(keyOfCode(code)) ?? '');
}

const MOST_PROOFS = 3;

/**
 * Asks about the session with this code, with the `k` of the link that led here, or the ticket with which one
 * waits for a host, if there is one. Where others
 * guess, and the server wants a proof of work, that is brought without a word.
 */
export async function lookUp<Answer>(code: string, options: RequestOptions = {}): Promise<Answer> {
  const path = `/api/join/${encodeURIComponent(code)}`;
  const k = joinKey(code);
  const ticket = joinTicket(code);
  const headers: Record<string, string> = k ? { 'Join-Key': k } : {};
  if (ticket) headers['Join-Ticket'] = ticket;
  for (let proofs = 0; ; proofs++) {
    try {
      return await request<Answer>(path, { ...options, headers });
    } catch (thrown) {
      const { challenge } = asRefusal(thrown);
      if (!challenge || proofs === MOST_PROOFS) throw thrown;
      const { solve } = await import('./proof');
      headers['Join-Proof'] = await solve(challenge);
    }
  }
}

/** Whether the session has begun, and when it is to: answered as soon as it has, or after ten seconds without that. */
export function beginning(sessionId: string): Promise<Beginning> {
  return request<Beginning>(`/api/sessions/${sessionId}/beginning`);
}

/** Joins under a nickname; refused with `nickname_taken`, `session_ended` and the like. */
export async function join(
  code: string,
  nickname: string,
  passcode?: string,
): Promise<HeldParticipant> {
  const body = passcode ? { nickname, passcode } : { nickname };
  const joined = await lookUp<Joined>(code, { method: 'POST', body });
  const participant = new HeldParticipant(joined.session.id, joined.token);
  participant.take(joined.token);
  remember(keyOfCode(code), participant.sessionId);
  return participant;
}

/** Forgets a participant; false when somebody else has joined here since, which stays. */
export function forgetParticipant({ sessionId, holder }: HeldParticipant): boolean {
  const isHeld = heldParticipant(sessionId)?.holder === holder;
  if (isHeld) remember(keyOf(sessionId), null);
  return isHeld;
}
