import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  start_with: 'Start from a template',
  choose_title: 'Choose a template',
  loading: 'Loading templates',
  back: 'Create without a template',
  choose: 'Choose “{title}”',
  chosen: 'From the template “{title}”. Activities it prepares: {count}.',
  other: 'Another template',
  none: 'No template',
  activities: 'Activities: {count}',
  feature_chat: 'Chat',
  feature_reactions: 'Reactions',
  feature_questions: 'Questions',
  feature_pulse: 'Pulse',
};
