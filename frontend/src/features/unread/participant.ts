import type { ParticipantFeature } from '@/features/feature';

/** Nothing is unread before the conversation is there. */
export const feature: ParticipantFeature = {
  tabs: [
    {
      name: 'unread',
      shows: [],
      hears: [],
      isWanted: () => true,
      load: () => import('./unread-news'),
    },
  ],
};
