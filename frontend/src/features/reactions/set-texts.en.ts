import type { Translation } from '@/i18n/core';
import type { ko } from './set-texts.ko';

export const en: Translation<typeof ko> = {
  set: 'Reaction emoji',
  set_hint: '3 to 8 of them, shown in this order.',
  ready_sets: 'Good sets',
  use_set: 'Use {emoji}',
  chosen: 'Your set',
  take_out: 'Remove {emoji}',
  own_emoji: 'Another emoji',
  own_hint: 'Type one emoji and add it.',
  add: 'Add',
  not_an_emoji: 'That is not a single emoji.',
  already_there: 'That emoji is in the set already.',
  too_many: 'There can be 8 at most. Remove one first.',
  too_few: 'Choose at least 3.',
};
