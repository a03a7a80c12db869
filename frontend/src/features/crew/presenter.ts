import type { PresenterFeature } from '@/features/feature';
import CrewControls from './CrewControls.svelte';
import CrewPage from './CrewPage.svelte';

export const feature: PresenterFeature = {
  pages: { '/crew': CrewPage },
  once: [CrewControls],
};
