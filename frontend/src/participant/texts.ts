import { translator } from '@/i18n/core';
import { explainer } from '@/i18n/explain';
import { en } from './texts.en';
import { ko } from './texts.ko';

/** Texts that only the participant's page shows. */
export const t = translator({ ko, en });

const joinAgain = () => t('advice_join_again');

/** Says of a refusal what a participant can do about it. */
export const explain = explainer({
  nickname_taken: () => t('advice_nickname_taken'),
  nickname_refused: () => t('advice_nickname_taken'),
  nickname_reserved: () => t('advice_nickname_taken'),
  session_not_found: () => t('advice_code'),
  seat_given_up: joinAgain,
  token_invalid: joinAgain,
  token_expired: joinAgain,
  token_mismatch: joinAgain,
});
