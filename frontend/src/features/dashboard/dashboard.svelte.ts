import type { LiveSessionView } from '@/contract/rest';
import { SessionList } from './session-list.svelte';
import type { Wanted } from '@/features/live_sessions/sessions-api';

/** From so many on, looking for one is worth a field. */
const MANY = 10;

export type Filter = 'all' | 'live' | 'draft' | 'ended';

export const FILTERS: readonly Filter[] = ['all', 'live', 'draft', 'ended'];

const STATES: Record<Filter, Wanted['status']> = {
  all: undefined,
  live: ['active', 'paused'],
  draft: ['draft'],
  ended: ['ended'],
};

const GROUPS = {
  live: { status: STATES.live },
  scheduled: { status: STATES.draft, scheduled: true },
  drafts: { status: STATES.draft, scheduled: false },
  ended: { status: STATES.ended },
} satisfies Record<string, Wanted>;

/** My sessions as the dashboard groups them: what runs, has a time, is prepared, is over, is put away. */
export class Dashboard {
  live = $state.raw(new SessionList(GROUPS.live));
  scheduled = $state.raw(new SessionList(GROUPS.scheduled));
  drafts = $state.raw(new SessionList(GROUPS.drafts));
  ended = $state.raw(new SessionList(GROUPS.ended));
  archived = $state.raw<SessionList | null>(null);
  /** What was looked for, if anything is. */
  found = $state.raw<SessionList | null>(null);
  query = $state('');
  filter = $state<Filter>('all');
  #many = $state(false);

  get groups(): SessionList[] {
    return [this.live, this.scheduled, this.drafts, this.ended];
  }

  get loaded(): boolean {
    return this.groups.every((list) => list.loaded);
  }

  get isEmpty(): boolean {
    return this.groups.every((list) => list.isEmpty);
  }

  /** Whether there are so many that one may want to look for some. */
  get many(): boolean {
    const known = this.groups.reduce((sum, list) => sum + list.sessions.length, 0);
    return this.#many || known >= MANY || this.groups.some((list) => list.hasMore);
  }

  /** Reads the first page of each group. */
  async load(): Promise<void> {
    await Promise.all(this.groups.map((list) => list.loadMore()));
  }

  /** Reads everything afresh; what is shown stays until that has come. */
  async reload(): Promise<void> {
    const [live, scheduled, drafts, ended, archived] = await Promise.all([
      afresh(this.live, GROUPS.live),
      afresh(this.scheduled, GROUPS.scheduled),
      afresh(this.drafts, GROUPS.drafts),
      afresh(this.ended, GROUPS.ended),
      this.archived && afresh(this.archived, { archived: true }),
    ]);
    Object.assign(this, { live, scheduled, drafts, ended, archived });
    if (this.found) await this.search();
  }

  async openArchive(): Promise<void> {
    if (this.archived) return;
    this.archived = new SessionList({ archived: true });
    await this.archived.loadMore();
  }

  /** Looks for what is in `query`, among those that the filter lets through. */
  async search(): Promise<void> {
    const q = this.query.trim();
    if (!q && this.filter === 'all') {
      this.found = null;
      return;
    }
    this.#many = true;
    const found = new SessionList({ q, status: STATES[this.filter] });
    this.found = found;
    await found.loadMore();
  }
}

/** As much of the same list read again; as it was where that did not work. */
async function afresh(before: SessionList, wanted: Wanted): Promise<SessionList> {
  const list = new SessionList(wanted);
  const much = before.sessions.length;
  do await list.loadMore();
  while (!list.failure && list.hasMore && list.sessions.length < much);
  return list.failure ? before : list;
}

/** Whether a session runs, and somebody may want to go back to it. */
export function isLive({ status }: Pick<LiveSessionView, 'status'>): boolean {
  return status === 'active' || status === 'paused';
}
