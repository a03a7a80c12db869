import type { Translation } from '@/i18n/core';
import type { ko } from './presenter.ko';

export const en: Translation<typeof ko> = {
  retry: 'Try again',
  cancel: 'Cancel',
  save: 'Save',
  back_to_dashboard: 'Back to my sessions',
  advice_code_taken: 'Please choose another code.',
  copy_link: 'Copy link',
  copied: 'Link copied.',
  change_failed: 'That did not work.',
  advice_sign_in: 'Please sign in again.',
  my_sessions: 'My sessions',
};
