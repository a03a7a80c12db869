import type { PresenterFeature } from '@/features/feature';
import { t } from './presenter-texts';
import { Pulse } from './pulse.svelte';
import PulseNow from './PulseNow.svelte';

export const feature: PresenterFeature = {
  stores: [Pulse],
  live: [PulseNow],
  switches: [
    {
      label: () => t('pulse_switch'),
      isOn: (control) => control.features.pulse,
      choose: (control, on) => void control.switchFeature('pulse', on),
    },
  ],
};
