import type { PresenterFeature } from '@/features/feature';
import { Activities } from './activities.svelte';
import ActivitiesPanel from './host/ActivitiesPanel.svelte';
import { HostActivities } from './host/host-activities.svelte';
import { t } from './host/texts';
import { LeaderboardState } from './quiz/leaderboard.svelte';

export const feature: PresenterFeature = {
  stores: [Activities, LeaderboardState],
  hostStores: [HostActivities],
  panels: [
    { name: 'activities', column: 'left', label: () => t('activities'), view: ActivitiesPanel },
  ],
};
