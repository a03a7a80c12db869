import type { Refusal } from '@/rest/problem';

/** What no reconnecting can mend: the page has to ask the person. */
const FINAL = [
  'token_required',
  'token_invalid',
  'token_expired',
  'token_mismatch',
  'not_authenticated',
  'seat_given_up',
  'removed',
  'crew_revoked',
  'nickname_taken',
  'nickname_reserved',
  'session_not_found',
];

/** Whether a refusal ends the room for this token, whichever command it answered. */
export function isFinal({ code }: Refusal): boolean {
  return FINAL.includes(code);
}
