import type { Translation } from '@/i18n/core';
import type { ko } from './unsent-texts.ko';

export const en: Translation<typeof ko> = {
  unsent_title: 'Your messages not in the chat yet',
  edit_unsent: 'Edit',
  held: 'Waiting for approval',
  goes_later: 'Will be sent automatically',
  retry: 'Try again',
  discard: 'Discard',
};
