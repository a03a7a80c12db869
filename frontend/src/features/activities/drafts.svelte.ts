import { SessionState } from '@/features/live_sessions/session.svelte';
import { keepInTab, keptInTab } from '@/lib/tab-storage';
import type { Feature } from '@/realtime/feature';
import type { Room } from '@/realtime/room';
import type { Answer } from './types';

interface Draft {
  activityId: string;
  answer: Answer;
}

const KEY = 'activity.draft';

/** What somebody has chosen or written and not sent, of one activity, over a reload of the tab. */
export class Drafts implements Feature {
  #draft = $state.raw<Draft | null>(null);

  constructor(private readonly room: Room) {}

  start(): void {
    this.#draft ??= keptInTab<Draft>(this.#key);
  }

  of(activityId: string): Answer | null {
    return this.#draft?.activityId === activityId ? this.#draft.answer : null;
  }

  write(activityId: string, answer: Answer | null): void {
    // An emptied field is a draft, too: what was sent does not come back into it by itself.
    this.#set({ activityId, answer: answer ?? '' });
  }

  drop(activityId: string): void {
    if (this.#draft?.activityId === activityId) this.#set(null);
  }

  forget(): void {
    this.#set(null);
  }

  get #key(): string {
    return `${KEY}.${this.room.sessionId}.${this.room.store(SessionState).me?.id}`;
  }

  #set(draft: Draft | null): void {
    this.#draft = draft;
    keepInTab(this.#key, draft);
  }
}
