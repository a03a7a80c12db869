import type { Translation } from '@/i18n/core';
import type { ko } from './presenter-texts.ko';

export const en: Translation<typeof ko> = {
  chat_mode: 'Chat mode',
  mode_open: 'Open',
  mode_open_hint: 'Everyone can write right away.',
  mode_slow: 'Slow',
  mode_slow_hint: 'One message per person in the set time.',
  mode_hold: 'Approve first',
  mode_hold_hint: 'Only messages you approve are shown.',
  mode_known: 'Current participants only',
  mode_known_hint: 'Anyone who joins from now on can only read.',
  mode_read_only: 'Read only',
  mode_read_only_hint: 'Only hosts can write.',
  seconds: '{count} s',
  compact: 'Compact chat',
  key_write: 'Write a message',
  key_chat: 'Go to the chat',
};
