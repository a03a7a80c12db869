import type { PresenterFeature } from '@/features/feature';
import EntranceControls from './EntranceControls.svelte';
import InvitePanel from './InvitePanel.svelte';
import Overlay from './Overlay.svelte';
import { JoinScreenState } from './join-screen.svelte';
import Screen from './Screen.svelte';
import { t } from './texts';

export const feature: PresenterFeature = {
  panels: [
    {
      name: 'invite',
      column: 'left',
      label: () => t('tab_invite'),
      view: InvitePanel,
      opens: (control) => control.view.status === 'draft',
    },
  ],
  screen: Screen,
  setup: [EntranceControls],
  overlays: [Overlay],
  shortcuts: [
    {
      key: 'F',
      label: () => t('key_screen'),
      isThere: ({ view }) => view.status !== 'ended',
      act: ({ room }) => room.store(JoinScreenState).show(),
    },
  ],
};
