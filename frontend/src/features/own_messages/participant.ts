import type { ParticipantFeature } from '@/features/feature';

/** Menus of messages: nobody needs one before the conversation is there. */
export const feature: ParticipantFeature = {
  tabs: [
    {
      name: 'own_messages',
      shows: [],
      hears: [],
      isWanted: () => true,
      load: () => import('./message-menus'),
    },
  ],
};
