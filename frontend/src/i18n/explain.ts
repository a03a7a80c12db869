import type { Refusal } from '@/rest/problem';
import { t } from './basics';

/** What to do about a refusal, by its code. */
type Advice = Record<string, () => string>;

const FOR_EVERYBODY: Advice = {
  network: () => t('advice_network'),
  no_answer: () => t('advice_network'),
  busy: () => t('advice_again'),
  restarting: () => t('advice_again'),
  internal_error: () => t('advice_again'),
};

function whatHappened({ code, detail }: Refusal): string {
  if (detail) return detail;
  return code === 'no_answer' ? t('error_no_answer') : t('error_network');
}

/** Makes an `explain(refusal)` for one audience: what happened, then what this audience can do about it. */
export function explainer(forThem: Advice) {
  const advice = { ...FOR_EVERYBODY, ...forThem };
  return (refusal: Refusal): string =>
    [whatHappened(refusal), advice[refusal.code]?.()].filter(Boolean).join(' ');
}

/** Says of a refusal what is true for whoever reads it. */
export const explain = explainer({});
