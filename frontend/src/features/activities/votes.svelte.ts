import { explain } from '@/i18n/explain';
import type { Feature } from '@/realtime/feature';
import type { Room } from '@/realtime/room';
import { asRefusal } from '@/rest/problem';
import { toast } from '@/ui/toasts.svelte';
import { Activities } from './activities.svelte';

/** One's votes for open answers: those that the server knows, changed by what one has just wished. */
export class Votes implements Feature {
  #wished = $state.raw<ReadonlyMap<string, boolean>>(new Map());

  constructor(private readonly room: Room) {}

  get ids(): ReadonlySet<string> {
    const ids = new Set(this.#activities.current?.voted);
    for (const [id, on] of this.#wished) {
      if (on) ids.add(id);
      else ids.delete(id);
    }
    return ids;
  }

  /** Votes, or takes the vote back; what is refused is taken back here, too, and said. */
  async vote(activityId: string, answerId: string, on: boolean): Promise<void> {
    this.#wish(answerId, on);
    try {
      const wanted = { activity_id: activityId, answer_id: answerId, on };
      const ack = await this.room.send('vote_answer', wanted);
      this.#activities.takeVote(activityId, answerId, ack.on);
    } catch (thrown) {
      toast(explain(asRefusal(thrown)));
    }
    // Unless something else has been wished meanwhile.
    if (this.#wished.get(answerId) === on) this.#wish(answerId, null);
  }

  forget(): void {
    this.#wished = new Map();
  }

  get #activities(): Activities {
    return this.room.store(Activities);
  }

  #wish(id: string, on: boolean | null): void {
    const wished = new Map(this.#wished);
    if (on === null) wished.delete(id);
    else wished.set(id, on);
    this.#wished = wished;
  }
}
