import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  own_message: 'Your message',
  message_of: 'Message',
  reply: 'Reply',
  copy: 'Copy',
  copied: 'The message was copied.',
  copy_failed: 'Could not copy.',
  edit: 'Edit',
  edit_label: 'Edit message',
  edit_hint: 'Everyone sees the new text, marked “edited”.',
  edit_over: 'Messages can be edited for 5 minutes.',
  save: 'Save',
  cancel: 'Cancel',
  held_again: 'Everyone sees the new text once the presenter approves it.',
  delete: 'Delete',
  delete_question: 'Delete this message?',
  delete_means: 'It disappears for everyone and cannot be brought back.',
  deleted: 'The message was deleted.',
};
