import type { RoomSession } from '@/contract/rest';
import type { Me } from '@/contract/socket';

export type Closed =
  | 'chat_waiting'
  | 'chat_paused'
  | 'chat_ended'
  | 'chat_gone'
  | 'chat_off'
  | 'chat_muted'
  | 'chat_read_only';

/** Why the reader cannot write right now, or null. */
export function chatClosed(
  { status, features, settings, retention_days: kept }: RoomSession,
  me: Me | null,
): Closed | null {
  const isParticipant = me?.role === 'participant';
  if (status === 'draft') return 'chat_waiting';
  if (status === 'paused' && isParticipant) return 'chat_paused';
  if (status === 'ended') return kept === 0 ? 'chat_gone' : 'chat_ended';
  if (!features.chat) return 'chat_off';
  return isParticipant ? closedTo(me, settings) : null;
}

function closedTo(me: Me, { chat_mode }: RoomSession['settings']): Closed | null {
  if (me.muted) return 'chat_muted';
  return chat_mode === 'read_only' ? 'chat_read_only' : null;
}
