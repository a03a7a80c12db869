import type { ParticipantFeature } from '@/features/feature';
import Chat from './Chat.svelte';
import { Messages } from './messages.svelte';
import Pin from './Pin.svelte';
import { Pinned } from './pinned.svelte';

export const feature: ParticipantFeature = {
  stores: [Messages, Pinned],
  top: [Pin],
  main: [Chat],
  mainNews: (room) => room.store(Messages).list.at(-1)?.seq,
};
