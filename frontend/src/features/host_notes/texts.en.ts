import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  notes: 'Presenter notes',
  placeholder: 'What to say, and in which order',
  hint: 'Only hosts can see this.',
  loading: 'Loading…',
  saving: 'Saving…',
  saved: 'Saved. Only hosts can see this.',
  changed_elsewhere: 'The notes were changed somewhere else first. Which ones should stay?',
  nothing: '(empty)',
  take_theirs: 'Use the notes above',
  keep_mine: 'Save what I wrote',
};
