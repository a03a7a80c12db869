import { ENDS_SESSION } from '@/contract/refusals';
import type { Refusal } from '@/rest/problem';

/** Whether a refusal ends the room for this token, whichever command it answered: no reconnecting can mend it. */
export function isFatal({ code }: Refusal): boolean {
  return ENDS_SESSION.includes(code);
}
