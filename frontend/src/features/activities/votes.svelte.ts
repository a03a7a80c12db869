import { SessionState } from '@/features/live_sessions/session.svelte';
import { explain } from '@/i18n/explain';
import { keepInTab, keptInTab } from '@/lib/tab-storage';
import type { Feature } from '@/realtime/feature';
import type { Room } from '@/realtime/room';
import { asRefusal } from '@/rest/problem';
import { toast } from '@/ui/toasts.svelte';

const KEY = 'activity.votes';

/** Which open answers have one's own vote. */
export class Votes implements Feature {
  ids = $state.raw<ReadonlySet<string>>(new Set());

  constructor(private readonly room: Room) {}

  start(): void {
    this.ids = new Set(keptInTab<string[]>(this.#key) ?? []);
  }

  forget(): void {
    keepInTab(this.#key, null);
  }

  /** Votes, or takes the vote back; what is refused is taken back here, too, and said. */
  async vote(activityId: string, answerId: string, on: boolean): Promise<void> {
    this.#set(answerId, on);
    try {
      await this.room.send('vote_answer', { activity_id: activityId, answer_id: answerId, on });
    } catch (thrown) {
      this.#set(answerId, !on);
      toast(explain(asRefusal(thrown)));
    }
  }

  get #key(): string {
    return `${KEY}.${this.room.sessionId}.${this.room.store(SessionState).me?.id}`;
  }

  #set(id: string, on: boolean): void {
    const ids = new Set(this.ids);
    if (on) ids.add(id);
    else ids.delete(id);
    this.ids = ids;
    keepInTab(this.#key, [...ids]);
  }
}
