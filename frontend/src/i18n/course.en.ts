import type { Translation } from './core';
import type { ko } from './course.ko';

export const en: Translation<typeof ko> = {
  with_chat: 'Open the chat',
  note_title: 'Note during the pause',
  note_add: 'Leave a note for the pause',
  note_label: 'Note for participants',
  note_example: 'e.g. Back in 10 minutes',
  note_hint: 'If it is empty, they only see that there is a pause.',
  now: 'Now',
  course: 'What happened',
  set_once: 'Set once',
  compact: 'Compact chat',
  away: 'Connection lost. You can use the buttons when it is back.',
};
