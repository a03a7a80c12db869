import type { JoinedSession, Leaderboard } from '@/contract/socket';
import type { Feature, Handlers } from '@/realtime/feature';

/** How players stand in the quiz that is looked at, as everybody may see. */
export class LeaderboardState implements Feature {
  now = $state.raw<Leaderboard | null>(null);
  readonly events: Handlers = {
    leaderboard: (leaderboard) => (this.now = leaderboard),
    activity_reset: ({ id }) => this.#drop(id),
    activity_removed: ({ id }) => this.#drop(id),
  };

  start({ leaderboard }: JoinedSession): void {
    this.now = leaderboard ?? null;
  }

  keep(): Partial<JoinedSession> {
    return { leaderboard: this.now };
  }

  #drop(id: string): void {
    if (this.now?.id === id) this.now = null;
  }
}
