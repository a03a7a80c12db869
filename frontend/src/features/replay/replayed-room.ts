import type { JoinedSession } from '@/contract/socket';
import { actorIn } from '@/features/identity/find-actor';
import { callHook, dispatch } from '@/realtime/dispatch';
import { Room, type StoreKind } from '@/realtime/room';
import { createSocket } from '@/realtime/socket';

type Event = { type: string; data: unknown };

/** A room that nobody is in any more: its stores receive what they are told here, and nothing is connected. */
export class ReplayedRoom extends Room {
  constructor(sessionId: string, kinds: readonly StoreKind[]) {
    const actor = actorIn(sessionId);
    const credentials = {
      sessionId,
      get token() {
        return actor.token ?? '';
      },
    };
    super(credentials, createSocket(credentials), kinds);
  }

  /** Shows this and nothing else. */
  show(joined: JoinedSession): void {
    callHook(this.features, 'start', joined, true);
  }

  apply({ type, data }: Event): void {
    dispatch(this.features, type, data);
  }

  /** All that a later `show` needs to show what is shown now. */
  kept(): Partial<JoinedSession> {
    return Object.assign({}, ...this.features.map((feature) => feature.keep?.()));
  }
}
