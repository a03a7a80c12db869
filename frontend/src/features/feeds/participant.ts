import type { ParticipantFeature } from '@/features/feature';

const EVENTS = ['started', 'stopped', 'edited', 'removed', 'update'];

/** The tab of live numbers. Its code comes with the first feed, and the chart's when that is looked at. */
export const feature: ParticipantFeature = {
  tabs: [
    {
      name: 'feeds',
      shows: ['feeds', 'signals'],
      events: [...EVENTS.map((what) => `feed_${what}`), 'signal'],
      isWanted: (_room, { feeds }) => Boolean(feeds?.length),
      load: () => import('./feeds-tab'),
    },
  ],
};
