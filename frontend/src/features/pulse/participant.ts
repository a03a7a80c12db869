import type { ParticipantFeature } from '@/features/feature';
import { SessionState } from '@/features/live_sessions/session.svelte';

export const feature: ParticipantFeature = {
  tabs: [
    {
      name: 'pulse',
      shows: [],
      events: [],
      isWanted: (room) => Boolean(room.store(SessionState).view?.features.pulse),
      load: () => import('./mood-part'),
    },
  ],
};
