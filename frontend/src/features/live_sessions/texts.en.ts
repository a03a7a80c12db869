import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  status_draft: 'Draft',
  status_active: 'Live',
  status_paused: 'Paused',
  status_ended: 'Ended',
  people: '{count} people',
  people_one: '{count} person',
  people_label: 'In the session now: {count}',
  presenter_badge: 'Presenter',
  co_presenter_badge: 'Co-presenter',
  moderator_badge: 'Moderator',
  renamed: 'Your nickname is now: {nickname}',
};
