import type { ParticipantFeature } from '@/features/feature';

/** The tab of live numbers. Its code comes with the first feed, and the chart's when that is looked at. */
export const feature: ParticipantFeature = {
  tabs: [
    {
      name: 'feeds',
      shows: ['feeds', 'signals'],
      hears: [
        'feed_started',
        'feed_stopped',
        'feed_edited',
        'feed_removed',
        'feed_update',
        'signal',
      ],
      isWanted: (_room, { feeds }) => Boolean(feeds?.length),
      load: () => import('./feeds-tab'),
    },
  ],
};
