import type { NewcomersWaiting } from '@/contract/socket';
import { authorizedRequest } from '@/features/identity/authorized';
import { explain } from '@/i18n/presenter';
import type { Feature, Handlers } from '@/realtime/feature';
import { asRefusal } from '@/rest/problem';
import { toast } from '@/ui/toasts.svelte';

type Newcomer = NewcomersWaiting['newcomers'][number];

/** Who typed the code and waits for a host. It is told every few seconds, so nothing of it is kept. */
export class Newcomers implements Feature {
  list = $state.raw<Newcomer[]>([]);
  total = $state(0);
  readonly events: Handlers = {
    newcomers_waiting: ({ newcomers, total }) => this.#set(newcomers, total),
  };
  // What is told next may be from before the tap.
  readonly #admitted = new Set<string>();

  constructor(private readonly sessionId: string) {}

  joined(): void {
    this.#set([], 0);
  }

  /** Lets these in; what cannot be done is said, and they are told again. */
  async admit(ids: string[]): Promise<void> {
    for (const id of ids) this.#admitted.add(id);
    this.#set(this.list, this.total);
    const path = `/api/sessions/${encodeURIComponent(this.sessionId)}/newcomers/admit`;
    try {
      await authorizedRequest(path, { method: 'POST', body: { ids } });
    } catch (thrown) {
      for (const id of ids) this.#admitted.delete(id);
      toast(explain(asRefusal(thrown)));
    }
  }

  #set(newcomers: Newcomer[], total: number): void {
    this.list = newcomers.filter(({ id }) => !this.#admitted.has(id));
    this.total = total - (newcomers.length - this.list.length);
  }
}
