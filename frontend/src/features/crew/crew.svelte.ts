import type { CrewMemberView, InvitationView } from '@/contract/rest';
import { Watched } from '@/features/moderation/watched.svelte';
import type { Room } from '@/realtime/room';
import { explain, t } from './texts';
import { asRefusal } from '@/rest/problem';
import { toast } from '@/ui/toasts.svelte';
import * as api from './crew-api';
import type { CrewRole } from './role';

/** Those who help with one of my sessions, and the invitations that nobody has used yet. */
export class Crew {
  /** The invitation that is on show: nobody but its maker ever sees its secret, and only once. */
  shown = $state.raw<InvitationView | null>(null);
  /** While the server makes an invitation, for whom. */
  inviting = $state<CrewRole | null>(null);

  readonly #watched: Watched<CrewMemberView>;
  readonly #sessionId: string;

  constructor(room: Room) {
    this.#sessionId = room.sessionId;
    this.#watched = room.carry(new Watched('crew', () => api.readCrew(this.#sessionId)));
  }

  get list(): CrewMemberView[] {
    return this.#watched.list;
  }

  /** Whoever came by the invitation on show. */
  get arrival(): CrewMemberView | undefined {
    return this.list.find(({ id, state }) => id === this.shown?.id && state === 'joined');
  }

  async invite(role: CrewRole): Promise<void> {
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
  async revoke({ id, name }: CrewMemberView): Promise<void> {
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
