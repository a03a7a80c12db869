import type { CoHostView, InvitationView } from '@/contract/rest';
import { Watched } from '@/features/moderation/watched.svelte';
import type { Room } from '@/realtime/room';
import { explain, t } from './texts';
import { asRefusal } from '@/rest/problem';
import { toast } from '@/ui/toasts.svelte';
import * as api from './co-hosts-api';
import type { CoHostRole } from './role';

/** Those who help with one of my sessions, and the invitations that nobody has used yet. */
export class CoHosts {
  /** The invitation that is on show: nobody but its maker ever sees its secret, and only once. */
  shown = $state.raw<InvitationView | null>(null);
  /** While the server makes an invitation, for whom. */
  inviting = $state<CoHostRole | null>(null);

  readonly #watched: Watched<CoHostView>;
  readonly #sessionId: string;

  constructor(room: Room) {
    this.#sessionId = room.sessionId;
    this.#watched = room.carry(new Watched('crew', () => api.readCoHosts(this.#sessionId)));
  }

  get list(): CoHostView[] {
    return this.#watched.list;
  }

  /** Whoever came by the invitation on show. */
  get arrival(): CoHostView | undefined {
    return this.list.find(({ id, state }) => id === this.shown?.id && state === 'joined');
  }

  async invite(role: CoHostRole): Promise<void> {
    if (this.inviting) return;
    this.inviting = role;
    try {
      this.shown = await api.invite(this.#sessionId, role);
      await this.#watched.read();
    } catch (thrown) {
      toast(explain(asRefusal(thrown)));
    }
    this.inviting = null;
  }

  /** Takes an invitation or a role back, at once and for good. */
  async revoke({ id, name }: CoHostView): Promise<void> {
    try {
      await api.revoke(this.#sessionId, id);
      this.#watched.drop(id);
      toast(name === null ? t('taken_back') : t('revoked', { name }));
    } catch (thrown) {
      toast(explain(asRefusal(thrown)));
      await this.#watched.read();
    }
  }
}
