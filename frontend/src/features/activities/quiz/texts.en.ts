import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  soon: 'The first question is coming soon.',
  over: 'The quiz is over.',
  number: 'Question {number} of {of}',
  double: 'Double points',
  seconds_left: '{count} seconds left',
  several: 'More than one answer is right. Choose them all.',
  answer: 'Answer',
  sent: 'Answer sent. Waiting for the others.',
  waiting: 'Your answer goes out once you are connected.',
  wait_solution: 'The right answer is coming soon.',
  time_over: 'Time is up. The right answer is coming soon.',
  right: 'That is right',
  wrong: 'Not this time',
  unanswered: 'You did not answer',
  gained: '+{count} points',
  standing: '{count} points in all, rank {rank}',
  leaderboard: 'Leaderboard',
  players: 'Players: {count}',
  points: '{count} points',
  me: 'You',
  more_time: 'Half as long again to answer (no points for speed)',
};
