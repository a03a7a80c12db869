import type { Refusal } from '@/rest/problem';
import { t, type SharedKey } from './shared';

type Advice = Extract<SharedKey, `advice_${string}`>;

const ADVICE: Record<string, Advice> = {
  nickname_taken: 'advice_nickname_taken',
  session_not_found: 'advice_code',
  not_authenticated: 'advice_sign_in',
  token_invalid: 'advice_sign_in',
  token_expired: 'advice_sign_in',
  network: 'advice_network',
  no_answer: 'advice_network',
  busy: 'advice_again',
  rate_limited: 'advice_again',
  internal_error: 'advice_again',
};

function whatHappened({ code, detail }: Refusal): string {
  if (detail) return detail;
  return code === 'no_answer' ? t('error_no_answer') : t('error_network');
}

/** One or two sentences for a person: what happened, then what to do. */
export function explain(refusal: Refusal): string {
  const advice = ADVICE[refusal.code];
  return advice ? `${whatHappened(refusal)} ${t(advice)}` : whatHappened(refusal);
}
