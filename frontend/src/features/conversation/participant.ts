import type { ParticipantFeature } from '@/features/feature';

/** What people do about messages: nobody needs it before the conversation is there. */
export const feature: ParticipantFeature = {
  tabs: [
    {
      name: 'conversation',
      shows: [],
      hears: [],
      isWanted: () => true,
      load: () => import('./conversation-part'),
    },
  ],
};
