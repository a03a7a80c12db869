import type { RoomSession } from '@/contract/rest';
import type { Me } from '@/contract/socket';

export type Closed =
  'closed_draft' | 'closed_paused' | 'closed_ended' | 'closed_off' | 'closed_muted';

/** Why the reader can ask and vote for nothing right now, or null; who is muted votes all the same. */
export function questionsClosed({ status, features }: RoomSession, me: Me | null): Closed | null {
  const isParticipant = me?.role === 'participant';
  if (status === 'draft') return 'closed_draft';
  if (status === 'paused' && isParticipant) return 'closed_paused';
  if (status === 'ended') return 'closed_ended';
  if (!features.questions) return 'closed_off';
  return isParticipant && me.muted ? 'closed_muted' : null;
}

/** Whether the reader may vote, though perhaps not ask. */
export function mayVote(session: RoomSession, me: Me | null): boolean {
  return [null, 'closed_muted'].includes(questionsClosed(session, me));
}
