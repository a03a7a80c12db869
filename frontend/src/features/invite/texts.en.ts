import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  invite_how: 'Point a phone camera at the QR code, or enter the code.',
  qr_alt: 'QR code of the join link',
  show_hall: 'Show full screen',
  copy_failed: 'Could not copy. Select the address below and copy it.',
  save_qr: 'Save QR',
  loopback:
    'Only this computer can join right now. To let phones on the same Wi-Fi join, start it like this:',
  invite_ended: 'This session has ended, so nobody new can join.',
  hall_title: 'How to join',
  hall_address: 'Enter the code at {address}',
  entrance: 'Access',
  passcode: 'Passcode',
  passcode_set: 'Set a passcode',
  passcode_change: 'Change passcode',
  passcode_clear: 'Remove passcode',
  carry_passcode: 'Include passcode in QR code and link',
  carry_passcode_hint:
    'Anyone who scans the code or opens the link doesn’t have to type the passcode.',
  passcode_hint: 'Asked when joining. 4 to 32 characters; case and spaces do not matter.',
  passcode_malformed: 'A passcode has 4 to 32 characters.',
  how: 'Scan the QR code, or enter the code at this address',
  here: '{count} here now',
  view: 'What to show',
  view_join: 'Join',
  view_chat: 'Chat',
  talk: 'Latest messages',
  quiet: 'Waiting for the first message',
  own_window: 'Open in a new window',
  full: 'Full screen',
  leave_full: 'Leave full screen',
  offline: 'Connection lost. Reconnecting.',
  over: 'This session has ended. Thank you for joining.',
  print_how: 'Scan the QR code with your phone, or enter the code at the address below.',
  tab_invite: 'Invite',
};
