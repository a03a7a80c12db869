import type { RoomSession } from '@/contract/rest';

export type Closed = 'chat_waiting' | 'chat_paused' | 'chat_ended' | 'chat_off';

/** Why nobody can write right now, or null when everybody can. */
export function chatClosed({ status, features }: RoomSession): Closed | null {
  if (status === 'draft') return 'chat_waiting';
  if (status === 'paused') return 'chat_paused';
  if (status === 'ended') return 'chat_ended';
  return features.chat ? null : 'chat_off';
}

/** Whether a reaction would be counted right now. */
export function reactionsOpen({ status, features }: RoomSession): boolean {
  return status === 'active' && features.reactions;
}
