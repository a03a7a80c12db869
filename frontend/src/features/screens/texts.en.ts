import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  screen: 'Screen',
  loading: 'Getting the screen ready.',
  revoked: 'The link of this screen was revoked',
  revoked_hint: 'Ask the presenter for a new link and open that.',
  gone: 'This session is gone',
  gone_hint: 'It was deleted. Ask the presenter for another link.',
  invalid: 'This link does not work',
  invalid_hint: 'Check that you copied all of it, or ask the presenter for a new one.',
  links: 'Links to screens',
  links_hint: 'They open the big screen on computers where nobody has signed in. They only show.',
  copy_link: 'Copy screen link',
  copy_view: 'Copy address for OBS and sites',
  copy_failed: 'Could not copy.',
  revoke_all: 'Revoke all',
  revoke_question: 'Revoke all links to screens?',
  revoke_means: 'Screens that these links opened go off at once. You can make a new link.',
  all_revoked: 'All links to screens are revoked.',
};
