import type { PresenterFeature } from '@/features/feature';
import DashboardPage from './DashboardPage.svelte';
import EndedNote from './EndedNote.svelte';

export const feature: PresenterFeature = {
  pages: { '/dashboard': DashboardPage },
  notes: [EndedNote],
};
