import type { Translation } from '@/i18n/core';
import type { ko } from './presenter-texts.ko';

export const en: Translation<typeof ko> = {
  title_label: 'Title',
  title_missing: 'Please enter a title.',
  description_label: 'Description (optional)',
  custom_code_invalid: 'A code has 4 to 12 letters and digits.',
  start: 'Start',
  resume: 'Resume',
  pause: 'Pause',
  end: 'End session',
  end_question: 'End the session?',
  end_means: 'You cannot reopen it. The conversation stays readable.',
  on: 'On',
  off: 'Off',
  edit: 'Edit title and description',
  replace_code: 'Replace the code',
  replace_code_question: 'Replace the code?',
  replace_code_means:
    'The code {code} and its QR code will stop working. Update slides and handouts that show them.',
  code_replaced: 'The code was replaced. The old code no longer works.',
  with_chat: 'Open the chat',
  note_title: 'Note during the pause',
  note_add: 'Leave a note for the pause',
  note_label: 'Note for participants',
  note_example: 'e.g. Back in 10 minutes',
  note_hint: 'If it is empty, they only see that there is a pause.',
  characters: '{count}/{most}',
  title_too_long: 'A title has at most {most} characters. Remove {count}.',
  description_too_long: 'A description has at most {most} characters. Remove {count}.',
  deleting: '“{title}” has been deleted.',
  delete_failed: '“{title}” could not be deleted.',
};
