import type { PresenterFeature } from '@/features/feature';
import ActivitiesPanel from './host/ActivitiesPanel.svelte';
import { HostActivities } from './host/host-activities.svelte';
import { t } from './host/texts';

export const feature: PresenterFeature = {
  stores: [HostActivities],
  panels: [
    { name: 'activities', column: 'left', label: () => t('activities'), view: ActivitiesPanel },
  ],
};
