import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  not_found_title: 'Session not found',
  not_found_hint:
    'The address may have changed, or the session was deleted or belongs to another account.',
  page_not_found: 'Page not found',
  page_not_found_hint: 'Please check the address.',
  session_loading: 'Loading the session',
  tab_news: 'New messages',
  tab_room: 'Controls',
  panels: 'Choose a view',
  features: 'Participant features',
  settings: 'Display',
  deleted_title: 'This session was deleted',
  deleted_hint: 'The session and all its messages are gone.',
  now: 'Now',
  course: 'What happened',
  set_once: 'Set once',
  skip_to_field: 'Skip to the message field',
  people_now: 'People here now',
  shortcuts: 'Keyboard shortcuts',
  shortcuts_list: 'Show this list',
  shortcuts_on: 'Use shortcuts',
  shortcuts_hint: 'They do nothing while you write, and work whatever your input language is.',
};
