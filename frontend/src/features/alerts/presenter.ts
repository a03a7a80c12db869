import type { PresenterFeature } from '@/features/feature';
import AlertSwitch from './AlertSwitch.svelte';

export const feature: PresenterFeature = {
  now: [AlertSwitch],
  later: [() => import('./HostAlerts.svelte')],
};
