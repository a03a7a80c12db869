import type { PresenterFeature } from '@/features/feature';
import CoHostControls from './CoHostControls.svelte';
import CoHostPage from './CoHostPage.svelte';

export const feature: PresenterFeature = {
  pages: { '/crew': CoHostPage },
  once: [CoHostControls],
};
