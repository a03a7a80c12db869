import type { RoomSession } from '@/contract/rest';

/** Whether a reaction would be counted right now. */
export function reactionsOpen({ status, features }: RoomSession): boolean {
  return status === 'active' && features.reactions;
}
