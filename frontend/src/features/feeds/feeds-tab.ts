import type { TabPart } from '@/features/feature';
import { Feeds } from './feeds.svelte';
import FeedsTab from './FeedsTab.svelte';
import { t } from './texts';

export const part: TabPart = {
  stores: [Feeds],
  label: () => t('feeds'),
  view: FeedsTab,
  isThere: (room) => room.store(Feeds).list.length > 0,
  news: (room) => {
    const { list } = room.store(Feeds);
    return list
      .filter(({ running }) => running)
      .map(({ id }) => id)
      .join();
  },
};
