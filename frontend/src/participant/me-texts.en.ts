import type { Translation } from '@/i18n/core';
import type { ko } from './me-texts.ko';

export const en: Translation<typeof ko> = {
  about_session: 'About this session',
  me_title: 'Joined as {nickname}',
  not_you: 'Not you?',
  not_you_text: 'If you leave, someone else can use this nickname. Your messages stay.',
  leave: 'Leave',
  leaving_failed: 'You have not left yet. Please check your connection and try again.',
  invite: 'Invite someone next to you',
  invite_text: 'They can scan this or open the link to join.',
  invite_locked:
    'Nobody new can join right now. It works again once the presenter opens the session.',
  invite_passcode: 'They need the passcode from the presenter to join.',
  invite_qr: 'QR code to join',
  invite_code: 'Join code',
  invite_copy: 'Copy link',
  invite_copied: 'Link copied.',
  invite_copy_failed: 'Could not copy. Tell them the code instead.',
  invite_share: 'Share',
  invite_back: 'Back',
};
