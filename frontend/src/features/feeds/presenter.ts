import type { Hosted, PresenterFeature } from '@/features/feature';
import { Feeds } from './feeds.svelte';
import { HostFeeds } from './host/host-feeds.svelte';
import FeedsGroup from './host/FeedsGroup.svelte';

export const feature: PresenterFeature = {
  stores: [Feeds],
  hostStores: [HostFeeds],
  below: { activities: [FeedsGroup as Hosted] },
};
