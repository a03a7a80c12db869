import type { Translation } from '@/i18n/core';
import type { ko } from './me-texts.ko';

export const en: Translation<typeof ko> = {
  about_session: 'About this session',
  me_title: 'Joined as {nickname}',
  not_you: 'Not you?',
  not_you_text: 'If you leave, someone else can use this nickname. Your messages stay.',
  leave: 'Leave',
  leaving_failed: 'You have not left yet. Please check your connection and try again.',
};
