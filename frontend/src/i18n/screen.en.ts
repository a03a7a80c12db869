import type { Translation } from './core';
import type { ko } from './screen.ko';

export const en: Translation<typeof ko> = {
  how: 'Scan the QR code, or enter the code at this address',
  here: '{count} here now',
  view: 'What to show',
  view_join: 'How to join',
  view_talk: 'Chat and reactions',
  talk: 'Latest messages',
  quiet: 'Waiting for the first message',
  print_how: 'Scan the QR code with your phone, or enter the code at the address below.',
};
