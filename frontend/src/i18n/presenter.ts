import { translator } from './core';
import { explainer } from './explain';
import { en } from './presenter.en';
import { ko } from './presenter.ko';

/** Texts of the presenter's pages: sign-in, dashboard, the session's controls. */
export const t = translator({ ko, en });

const signInAgain = () => t('advice_sign_in');

/** Says of a refusal what a presenter can do about it. */
export const explain = explainer({
  code_taken: () => t('advice_code_taken'),
  token_invalid: signInAgain,
  token_expired: signInAgain,
});
