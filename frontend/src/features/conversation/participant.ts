import type { ParticipantFeature } from '@/features/feature';

/** What people do about messages: nobody needs it before the conversation is there. */
export const feature: ParticipantFeature = {
  tabs: [
    {
      name: 'conversation',
      shows: ['message_reactions', 'own_message_reactions', 'message_reactions_since'],
      events: ['message_reactions'],
      isWanted: () => true,
      load: () => import('./conversation-part'),
    },
  ],
};
