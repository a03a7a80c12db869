import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  now: 'Now',
  open: 'Taking answers',
  closed: 'Closed',
  answered: 'Answers: {count}',
  results: 'Results',
  not_revealed: 'The results have not been revealed yet.',
  own: 'Your answer',
  no_answer: 'You did not answer.',
  send: 'Send answer',
  change: 'Change answer',
  sending: 'Sending…',
  waiting: 'Your answer is saved and goes out once you are connected.',
  sent: 'Answer sent. You can change it until answers close.',
  held: 'Answer sent. Others see it once it is approved.',
  paused: 'The session is paused, so answers are closed for now.',
  choose_most: 'Choose up to {count}. Chosen: {chosen}.',
  rank_hint: 'Drag, or press the arrows, to put these in order.',
  rank_handle: '{text}, place {place}. Move it with the up and down arrow keys.',
  move_up: '{text}, up',
  move_down: '{text}, down',
  open_placeholder: 'Write what you think',
  letters_left: '{count} characters left',
  words_hint: 'Up to {count} words, each with up to {letters} characters.',
  word_number: 'Word {place}',
};
