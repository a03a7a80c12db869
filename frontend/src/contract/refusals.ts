// Generated from backend/contract by `npm run contract`; change it there.

/** The same may be let in later: it goes again by itself. */
export const RETRY_LATER: string[] = [
  'awaiting_host',
  'busy',
  'guessed_too_often',
  'import_running',
  'muted',
  'not_joined',
  'provider_unavailable',
  'rate_limited',
  'restarting',
  'slow_mode',
  'too_many_rehearsals',
  'too_many_sockets',
];

/** The same may be let in with a fresh token. */
export const RETRY_RENEWED: string[] = ['token_expired'];

/** The room is over for this token, whichever command was refused. */
export const ENDS_SESSION: string[] = [
  'crew_revoked',
  'not_authenticated',
  'removed',
  'screen_revoked',
  'seat_given_up',
  'session_deleted',
  'session_not_found',
  'token_expired',
  'token_invalid',
  'token_mismatch',
  'token_required',
];
