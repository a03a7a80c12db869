import type { PresenterFeature } from '@/features/feature';
import EmojiSet from './EmojiSet.svelte';
import HostReactions from './HostReactions.svelte';
import { feature as shared } from './participant';
import ReactionTotals from './ReactionTotals.svelte';
import { t } from './texts';

export const feature: PresenterFeature = {
  ...shared,
  over: [HostReactions],
  switches: [
    {
      label: () => t('reactions'),
      isOn: (control) => control.features.reactions,
      choose: (control, on) => void control.switchFeature('reactions', on),
    },
  ],
  now: [ReactionTotals],
  setup: [EmojiSet],
};
