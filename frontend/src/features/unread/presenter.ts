import type { PresenterFeature } from '@/features/feature';

export const feature: PresenterFeature = {
  later: [() => import('./HostUnreadNews.svelte')],
};
