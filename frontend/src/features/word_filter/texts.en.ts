import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  word_filter: 'Profanity filter',
  filter_off: 'Off',
  filter_off_hint: 'Messages are not filtered; nicknames always are.',
  filter_mark: 'Hide',
  filter_mark_hint: 'Shown hidden; tap to reveal.',
  filter_hold: 'Approve first',
  filter_hold_hint: 'Shown once you approve it.',
  filter_refuse: 'Block',
  filter_refuse_hint: 'Not sent, and the writer is told why.',
  own_words: 'Your own blocked words',
  own_words_label: 'One per line',
  own_words_hint: 'Blocked in addition to the built-in list. Start a word with ! to allow it.',
};
