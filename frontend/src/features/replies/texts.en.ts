import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  reply: 'Reply',
  replying: 'Reply to {nickname}',
  replying_self: 'Reply to your message',
  stop_replying: 'Cancel reply',
  jump: 'To the original message from {nickname}: {text}',
  gone: 'Deleted message',
  covered: 'Hidden message',
  earlier: 'Earlier message',
  jump_failed: 'Could not load the original message.',
};
