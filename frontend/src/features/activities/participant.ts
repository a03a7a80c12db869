import type { ParticipantFeature } from '@/features/feature';

/** The tab of what happens now. Its code comes with the first activity. */
export const feature: ParticipantFeature = {
  tabs: [
    {
      name: 'activity',
      shows: ['activity', 'leaderboard', 'score', 'more_time'],
      events: [
        'activity_opened',
        'activity_updated',
        'activity_closed',
        'activity_revealed',
        'activity_concealed',
        'activity_reset',
        'activity_removed',
        'activity_results',
        'question_closed',
        'leaderboard',
        'score',
      ],
      isWanted: (_room, { activity }) => Boolean(activity),
      load: () => import('./activity-tab'),
    },
  ],
};
