import type { Translation } from '@/i18n/core';
import type { ko } from './texts.ko';

export const en: Translation<typeof ko> = {
  rehearsal: 'Rehearsal',
  rehearse: 'Rehearse',
  rehearse_means:
    'A copy of this session opens, and a simulated audience joins, chats, reacts, asks and answers. Nothing of it stays in this session or its report.',
  people: 'Simulated participants',
  people_hint: '1 to {most}, for {minutes} minutes.',
  people_wrong: 'Enter a number from 1 to {most}.',
  start: 'Start the rehearsal',
  running: 'A rehearsal is running. It ends at {when}.',
  go: 'Go to the rehearsal',
  stop: 'End the rehearsal',
  now: 'A rehearsal: everybody here is simulated. It ends at {when}.',
  stopped: 'The rehearsal has ended. Nothing of it was kept.',
};
