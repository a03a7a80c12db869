import type { JoinedSession, Leaderboard, Score } from '@/contract/socket';
import { explain } from '@/i18n/explain';
import type { Feature, Handlers, Link } from '@/realtime/feature';
import { asRefusal } from '@/rest/problem';
import { toast } from '@/ui/toasts.svelte';

/** How everybody stands in the quiz, how one stands oneself, and whether one has more time. */
export class Quiz implements Feature {
  leaderboard = $state.raw<Leaderboard | null>(null);
  score = $state.raw<Score | null>(null);
  moreTime = $state(false);
  readonly events: Handlers = {
    leaderboard: (leaderboard) => (this.leaderboard = leaderboard),
    score: (score) => (this.score = score),
    activity_reset: ({ id }) => this.#drop(id),
    activity_removed: ({ id }) => this.#drop(id),
  };

  constructor(private readonly link: Pick<Link, 'send'>) {}

  start({ leaderboard, score, more_time }: JoinedSession): void {
    this.leaderboard = leaderboard ?? null;
    this.score = score ?? null;
    this.moreTime = more_time ?? false;
  }

  keep(): Partial<JoinedSession> {
    return { leaderboard: this.leaderboard, score: this.score, more_time: this.moreTime };
  }

  /** Has half as long again for each question, or as long as others; what is refused is said. */
  async setMoreTime(on: boolean): Promise<void> {
    const before = this.moreTime;
    this.moreTime = on;
    try {
      await this.link.send('set_more_time', { on });
    } catch (thrown) {
      this.moreTime = before;
      toast(explain(asRefusal(thrown)));
    }
  }

  #drop(id: string): void {
    if (this.leaderboard?.id === id) this.leaderboard = null;
    if (this.score?.id === id) this.score = null;
  }
}
