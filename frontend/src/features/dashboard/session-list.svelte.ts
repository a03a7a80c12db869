import type { LiveSessionView } from '@/contract/rest';
import { deleted } from '@/features/live_sessions/deletion';
import { listSessions, type Wanted } from '@/features/live_sessions/sessions-api';
import { asRefusal, type Refusal } from '@/rest/problem';

/** Some of my sessions, in the server's order, read page by page. */
export class SessionList {
  #sessions = $state.raw<LiveSessionView[]>([]);
  #cursor = $state.raw<string | null>(null);
  loaded = $state(false);
  loading = $state(false);
  failure = $state.raw<Refusal | null>(null);

  constructor(private readonly wanted: Wanted = {}) {}

  get sessions(): LiveSessionView[] {
    return this.#sessions.filter(({ id }) => !deleted.has(id));
  }

  get hasMore(): boolean {
    return this.#cursor !== null;
  }

  get isEmpty(): boolean {
    return this.loaded && this.sessions.length === 0 && !this.hasMore;
  }

  /** Reads the first page, or the next one; a call while one is under way does nothing. */
  async loadMore(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    this.failure = null;
    try {
      const page = await listSessions(this.#cursor, this.wanted);
      this.#append(page.sessions);
      this.#cursor = page.next;
      this.loaded = true;
    } catch (thrown) {
      this.failure = asRefusal(thrown);
    } finally {
      this.loading = false;
    }
  }

  #append(sessions: LiveSessionView[]): void {
    const known = new Set(this.#sessions.map(({ id }) => id));
    this.#sessions = [...this.#sessions, ...sessions.filter(({ id }) => !known.has(id))];
  }
}
