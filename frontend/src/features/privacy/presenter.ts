import type { PresenterFeature } from '@/features/feature';
import PrivacyPage from './PrivacyPage.svelte';
import RetentionControl from './RetentionControl.svelte';

export const feature: PresenterFeature = {
  openPages: { '/privacy': PrivacyPage },
  once: [RetentionControl],
};
