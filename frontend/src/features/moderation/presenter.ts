import { SessionState } from '@/features/live_sessions/session.svelte';
import type { PresenterFeature } from '@/features/feature';
import HeldList from './HeldList.svelte';
import HostPin from './HostPin.svelte';
import MessageMenu from './MessageMenu.svelte';
import { Moderator } from './moderator.svelte';
import RestrictedList from './RestrictedList.svelte';

export const feature: PresenterFeature = {
  top: [HeldList, HostPin],
  now: [RestrictedList],
  overlays: [MessageMenu],
  choose: (room, message) => (room.store(Moderator).chosen = message),
  news: ({ room }, isShown) => ({
    panel: 'chat',
    get some() {
      const isOver = room.store(SessionState).view?.status === 'ended';
      return !isOver && !isShown('chat') && room.store(Moderator).held.list.length > 0;
    },
  }),
};
