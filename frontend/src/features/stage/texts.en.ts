import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  stage: 'On the screen now',
  show_join: 'Join',
  show_chat: 'Chat',
  show_questions: 'Questions',
  show_activity: 'Activity',
  show_leaderboard: 'Leaderboard',
  show_message: 'One message',
  show_feed: 'Live data',
  show_blank: 'Blank',
  put_on_screen: 'Show on the screen',
  take_off_screen: 'Take off the screen',
};
