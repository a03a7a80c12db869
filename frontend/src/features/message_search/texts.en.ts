import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  text: 'Words in the message',
  by: 'Name of the sender',
  questions: 'Questions only (messages that end with a question mark)',
  hint: 'Enter words or a name, or turn on questions only.',
  searching: 'Searching',
  found: 'Found: {count}',
  found_so_far: 'Found so far: {count}',
  none: 'There is no such message.',
  none_so_far: 'Not among the latest messages.',
  results: 'Messages found',
  more: 'Search earlier messages',
  show: 'Show in the chat',
  failed: 'Could not search.',
};
