import type { RoomSession } from '@/contract/rest';
import type { JoinedSession, Me } from '@/contract/socket';
import type { Feature, Handlers } from '@/realtime/feature';

const CHANGING = [
  'title',
  'description',
  'session_code',
  'status',
  'features',
  'settings',
  'started_at',
  'ended_at',
  'retention_days',
] as const;

type Change = Partial<Pick<RoomSession, (typeof CHANGING)[number]>>;

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

  keep(): Partial<JoinedSession> {
    if (!this.view || !this.me) return {};
    return { session: this.view, me: this.me, participant_count: this.participantCount };
  }

  /** Takes what changes in a session's life; what is not told stays as it was. */
  update(change: Change): void {
    if (!this.view) return;
    const told = CHANGING.filter((name) => change[name] !== undefined);
    this.view = { ...this.view, ...Object.fromEntries(told.map((name) => [name, change[name]])) };
  }
}
