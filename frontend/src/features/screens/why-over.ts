import { GONE, type Refusal } from '@/rest/problem';

/** Why a screen shows its session no more, as the texts tell it. */
export function whyOver({ code }: Refusal): 'revoked' | 'gone' | 'invalid' {
  if (code === 'screen_revoked') return 'revoked';
  return GONE.includes(code) ? 'gone' : 'invalid';
}
