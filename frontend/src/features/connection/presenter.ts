import type { PresenterFeature } from '@/features/feature';
import AwayNote from './AwayNote.svelte';
import ConnectionPanel from './ConnectionPanel.svelte';
import { Quality } from './quality.svelte';

export const feature: PresenterFeature = {
  hostStores: [Quality],
  next: [AwayNote],
  now: [ConnectionPanel],
};
