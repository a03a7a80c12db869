import type { RoomSession } from '@/contract/rest';
import type { JoinedSession, Me } from '@/contract/socket';
import type { Feature, Handlers } from '@/realtime/feature';

type Change = Partial<
  Pick<RoomSession, 'title' | 'description' | 'status' | 'features' | 'settings'>
>;

/** What the session is right now, who the reader is in it, and how many are here. */
export class SessionState implements Feature {
  view = $state.raw<RoomSession | null>(null);
  me = $state.raw<Me | null>(null);
  participantCount = $state(0);
  readonly events: Handlers = {
    session_updated: (change) => this.update(change),
    participant_count: ({ count }) => (this.participantCount = count),
  };

  start(joined: JoinedSession): void {
    this.view = joined.session;
    this.me = joined.me;
    this.participantCount = joined.participant_count;
  }

  update({ title, description, status, features, settings }: Change): void {
    if (!this.view) return;
    const changed = Object.entries({ title, description, status, features, settings });
    const given = Object.fromEntries(changed.filter(([, value]) => value !== undefined));
    this.view = { ...this.view, ...given };
  }
}
