import type { PresenterFeature } from '@/features/feature';
import type { Activity } from '@/contract/rest';
import type { SessionControl } from '@/features/live_sessions/session-control.svelte';
import { Activities } from './activities.svelte';
import ActivitiesPanel from './host/ActivitiesPanel.svelte';
import { HostActivities } from './host/host-activities.svelte';
import { nextStep } from './host/next-step';
import { t } from './host/texts';
import { LeaderboardState } from './quiz/leaderboard.svelte';

/** The activity that is looked at, unless something is under way or it is over. */
function current({ room, view }: SessionControl): Activity | undefined {
  const { busy, current } = room.store(HostActivities);
  return busy || view.status === 'ended' ? undefined : current;
}

export const feature: PresenterFeature = {
  stores: [Activities, LeaderboardState],
  hostStores: [HostActivities],
  panels: [
    { name: 'activities', column: 'left', label: () => t('activities'), view: ActivitiesPanel },
  ],
  shortcuts: [
    {
      key: 'N',
      label: () => t('key_next'),
      isThere: ({ room, view }) => {
        const { busy, list } = room.store(HostActivities);
        return !busy && view.status === 'active' && nextStep(list).do !== 'new';
      },
      act: ({ room }) => void room.store(HostActivities).goOn(),
    },
    {
      key: 'R',
      label: () => t('key_reveal'),
      isThere: (control) => current(control) !== undefined,
      act: (control) => {
        const seen = current(control);
        const step = seen?.revealed ? 'conceal' : 'reveal';
        if (seen) void control.room.store(HostActivities).take(seen, step);
      },
    },
  ],
};
