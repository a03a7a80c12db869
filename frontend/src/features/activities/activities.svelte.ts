import type { JoinedSession } from '@/contract/socket';
import type { Feature, Handlers } from '@/realtime/feature';
import type { Activity, OwnAnswer } from './types';

/** The activity that is open, or was last, as everybody sees it, and one's own answer to it. */
export class Activities implements Feature {
  current = $state.raw<Activity | null>(null);
  readonly events: Handlers = {
    activity_opened: ({ activity }) => this.#open(activity),
    activity_updated: ({ id, prompt, options, question, settings }) =>
      this.#change(id, { prompt, options, question, settings }),
    activity_closed: ({ id, closed_at }) =>
      this.#closeQuestion(id, { status: 'closed', closed_at }),
    question_closed: ({ id }) => this.#closeQuestion(id, {}),
    activity_revealed: ({ id, results, solution }) =>
      this.#closeQuestion(id, { revealed: true, results, solution }),
    activity_concealed: ({ id }) =>
      this.#change(id, { revealed: false, results: null, solution: null }),
    activity_reset: ({ id }) => this.#drop(id),
    activity_removed: ({ id }) => this.#drop(id),
    activity_results: ({ id, answered, results }) =>
      this.#change(id, results ? { answered, results } : { answered }),
  };

  /** What the last join told, which may be ahead of the events that follow it. */
  #sent: Activity | null = null;

  start({ activity }: JoinedSession, fresh: boolean): void {
    this.#sent = activity;
    if (fresh) this.current = activity;
    // The log tells all but what differs from one to the other, and totals.
    else if (activity)
      this.#change(activity.id, {
        mine: activity.mine,
        voted: activity.voted,
        answered: activity.answered,
      });
  }

  keep(): Partial<JoinedSession> {
    return { activity: this.current };
  }

  /** The server has stored one's own answer. */
  take(id: string, mine: OwnAnswer): void {
    this.#change(id, { mine });
  }

  /** The server has stored one's own vote for a card, or that it was taken back. */
  takeVote(id: string, cardId: string, on: boolean): void {
    const others = this.current?.voted.filter((one) => one !== cardId) ?? [];
    this.#change(id, { voted: on ? [...others, cardId] : others });
  }

  /** What one has answered and voted stays so if the activity is received a second time. */
  #open(activity: Activity): void {
    const isSame = (one: Activity | null) =>
      one?.id === activity.id && one.question?.id === activity.question?.id;
    const known = [this.current, this.#sent].find(isSame);
    const { mine, voted } = known ?? activity;
    this.current = { ...activity, mine, voted };
  }

  #change(id: string, change: Partial<Activity>): void {
    if (this.current?.id === id) this.current = { ...this.current, ...change };
  }

  /** Of a quiz, its question takes no more answers. */
  #closeQuestion(id: string, change: Partial<Activity>): void {
    const question = this.current?.question;
    this.#change(id, question ? { ...change, question: { ...question, closed: true } } : change);
  }

  #drop(id: string): void {
    if (this.current?.id === id) this.current = null;
    if (this.#sent?.id === id) this.#sent = null;
  }
}
