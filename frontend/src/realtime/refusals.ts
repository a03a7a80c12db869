import { ENDS_SESSION, RETRY_LATER } from '@/contract/refusals';
import type { Refusal } from '@/rest/problem';

/** Whether a refusal ends the room for this token, whichever command it answered: no reconnecting can mend it. */
export function isFatal({ code }: Refusal): boolean {
  return ENDS_SESSION.includes(code);
}

/** Whether the same may be let in later as it is: it did not get through, or the server asks for that. */
export function isTransient({ code }: Refusal): boolean {
  return ['network', 'no_answer', ...RETRY_LATER].includes(code);
}
