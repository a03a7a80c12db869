import type { Translation } from '@/i18n/core';
import type { ko } from './presenter-texts.ko';

export const en: Translation<typeof ko> = {
  delete_session: 'Delete session',
  delete_question: 'Delete “{title}”?',
  delete_means: 'The code and all messages are deleted for good.',
  keep: 'How long to keep it',
  keep_not: 'Delete at end',
  keep_days: '{count} days',
  keep_year: '1 year',
  keep_hint: 'After that, all messages are deleted. Otherwise the server’s default applies.',
  gone_at_end: 'Deleted as soon as it ends',
  gone_after: 'Deleted {kept} after its end',
  gone_at: 'Deleted on {when}',
  gone_soon: 'About to be deleted',
};
