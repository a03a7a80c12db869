import { translator } from './core';
import { explainer } from './explain';
import { en } from './presenter.en';
import { ko } from './presenter.ko';

/** Words that several features of the presenter's page share. */
export const t = translator({ ko, en });

const otherCode = () => t('advice_code_taken');
const signInAgain = () => t('advice_sign_in');

/** Says of a refusal what a presenter can do about it. */
export const explain = explainer({
  code_taken: otherCode,
  code_alike: otherCode,
  code_refused: otherCode,
  token_invalid: signInAgain,
  token_expired: signInAgain,
});
