import type { PresenterFeature } from '@/features/feature';
import { t } from './presenter-texts';

export const feature: PresenterFeature = {
  switches: [
    {
      label: () => t('lock'),
      isOn: (control) => control.view.settings.locked,
      choose: (control, locked) => void control.setUp({ locked }),
    },
  ],
};
