import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  chat_words: 'Words of the chat',
  chat_words_hint: 'The words that people use most, counted again every two seconds.',
  remove: 'Remove',
  remove_word: 'Remove “{word}”',
  removed: 'Removed',
  bring_back: 'Bring back',
  bring_back_word: 'Bring “{word}” back',
  times: 'Messages: {count}',
};
