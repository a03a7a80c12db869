import { SessionState } from '@/features/live_sessions/session.svelte';
import type { PresenterFeature } from '@/features/feature';
import HeldList from './HeldList.svelte';
import HostPin from './HostPin.svelte';
import { Moderator } from './moderator.svelte';
import RestrictedList from './RestrictedList.svelte';
import { t } from './texts';

export const feature: PresenterFeature = {
  top: [HeldList, HostPin],
  now: [RestrictedList],
  later: [() => import('./MessageMenu.svelte')],
  choose: (room, message) => (room.store(Moderator).chosen = message),
  shortcuts: [
    {
      key: 'A',
      label: () => t('key_approve'),
      isThere: ({ room }) =>
        room.store(SessionState).view?.status !== 'ended' &&
        room.store(Moderator).held.list.length > 0,
      act: ({ room }) => {
        const first = room.store(Moderator).held.list[0];
        if (first) void room.store(Moderator).approve(first.id);
      },
    },
  ],
  news: ({ room }, isShown) => ({
    panel: 'chat',
    get some() {
      const isOver = room.store(SessionState).view?.status === 'ended';
      return !isOver && !isShown('chat') && room.store(Moderator).held.list.length > 0;
    },
  }),
};
