import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  hint_title: 'What to do next',
  hint_start: 'Start',
  hint_start_why: 'Lets your audience in.',
  hint_chat: 'Turn chat on',
  hint_chat_why: 'So people can write.',
  hint_qr: 'Show the QR code',
  hint_qr_why: 'People join with their phones.',
  hint_close: 'Close tips',
};
