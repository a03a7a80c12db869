import type { Translation } from './core';
import type { ko } from './screen.ko';

export const en: Translation<typeof ko> = {
  how: 'Scan the QR code, or enter the code at this address',
  here: '{count} here now',
  view: 'What to show',
  view_join: 'Join',
  view_talk: 'Chat',
  talk: 'Latest messages',
  quiet: 'Waiting for the first message',
  own_window: 'Open in a new window',
  full: 'Full screen',
  leave_full: 'Leave full screen',
  offline: 'Connection lost. Reconnecting.',
  over: 'This session has ended. Thank you for joining.',
  print_how: 'Scan the QR code with your phone, or enter the code at the address below.',
};
