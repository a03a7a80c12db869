import type { ParticipantFeature } from '@/features/feature';
import { SessionState } from '@/features/live_sessions/session.svelte';

export const feature: ParticipantFeature = {
  tabs: [
    {
      name: 'questions',
      shows: ['questions', 'own_questions', 'questions_held'],
      events: [
        'question_asked',
        'question_updated',
        'questions_held',
        'question_votes',
        'own_question',
      ],
      isWanted: (room, { questions }) =>
        Boolean(room.store(SessionState).view?.features.questions) || Boolean(questions?.length),
      load: () => import('./questions-tab'),
    },
  ],
};
