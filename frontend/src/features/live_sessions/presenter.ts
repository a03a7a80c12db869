import type { PresenterFeature } from '@/features/feature';
import Details from './Details.svelte';
import NowLine from './NowLine.svelte';
import { feature as shared } from './participant';
import { t } from './presenter-texts';
import Steps from './Steps.svelte';

export const feature: PresenterFeature = {
  ...shared,
  head: [Details],
  live: [NowLine],
  next: [Steps],
  shortcuts: [
    {
      key: 'P',
      label: () => t('key_pause'),
      isThere: ({ runs, view, room }) =>
        runs && ['active', 'paused'].includes(view.status) && room.phase !== 'lost',
      act: (control) => void control.move(control.view.status === 'active' ? 'pause' : 'activate'),
    },
  ],
};
