import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  questions: 'Questions and answers',
  answer: 'Answer',
  answered: 'Answered',
  not_answered: 'Not answered yet.',
  votes: 'Votes: {count}',
  marked: 'This question may contain offensive words.',
  unveil: 'Show',
};
