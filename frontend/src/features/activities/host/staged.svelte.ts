import type { Activity as HostActivity } from '@/contract/rest';
import { rereading } from '@/lib/reread';
import type { Feature, Handlers, Link } from '@/realtime/feature';
import { request } from '@/rest/request';
import type { Activity, Results } from '../types';
import { asked } from './asked';

/** An activity that the stage names and that is not the current one, of which a join tells nothing: it is read. */
export class StagedActivity implements Feature {
  activity = $state.raw<Activity | null>(null);
  readonly events: Handlers = {
    activity_updated: ({ id }) => this.#onChange(id),
    activity_closed: ({ id }) => this.#onChange(id),
    activity_revealed: ({ id }) => this.#onChange(id),
    activity_concealed: ({ id }) => this.#onChange(id),
    activity_results: ({ id }) => this.#onChange(id),
  };
  #wanted: string | null = null;
  readonly #reread = rereading(() => this.#read());

  constructor(private readonly link: Link) {}

  start(): void {
    if (this.#wanted) void this.#reread();
  }

  /** From now on follows this one, or none. */
  show(id: string | null): void {
    this.#wanted = id;
    this.start();
  }

  #onChange(id: string): void {
    if (id === this.#wanted) void this.#reread();
  }

  async #read(): Promise<void> {
    if (!this.#wanted) return;
    const { sessionId, token } = this.link;
    const path = `/api/sessions/${sessionId}/activities/${this.#wanted}`;
    const found = await request<Activity | HostActivity>(path, { token });
    if ('voted' in found) return void (this.activity = found);
    const isShown = found.revealed || found.settings.live_results;
    const results = isShown ? await request<Results>(`${path}/results`, { token }) : null;
    const { solution } = asked(found);
    this.activity = { ...found, solution, results, mine: null, voted: [] };
  }
}
