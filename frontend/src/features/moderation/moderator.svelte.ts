import type { HeldMessage, RestrictedPerson } from '@/contract/rest';
import type { NewMessage } from '@/contract/socket';
import type { Room } from '@/realtime/room';
import { t } from './texts';
import { explain } from '@/i18n/presenter';
import { asRefusal } from '@/rest/problem';
import { toast } from '@/ui/toasts.svelte';
import { offerUndo } from '@/ui/undo';
import * as api from './moderation-api';
import { Watched } from './watched.svelte';

export interface Person {
  id: string;
  nickname: string;
}

/** What I do to keep order in one session; what cannot be done is said. */
export class Moderator {
  /** The message that something is to be done about. */
  chosen = $state.raw<NewMessage | null>(null);
  readonly held: Watched<HeldMessage>;
  readonly restricted: Watched<RestrictedPerson>;
  readonly #id: string;

  constructor(room: Room) {
    this.#id = room.sessionId;
    this.held = room.carry(new Watched('held', () => api.readHeld(this.#id)));
    this.restricted = room.carry(new Watched('restricted', () => api.readRestricted(this.#id)));
  }

  delete(messageId: string): Promise<void> {
    return this.#takeAway(messageId, t('deleted_message'));
  }

  /** Does not let a held message through. */
  async refuse(messageId: string): Promise<void> {
    this.held.drop(messageId);
    await this.#takeAway(messageId, t('refused_message'));
  }

  async approve(messageId: string): Promise<void> {
    this.held.drop(messageId);
    if (!(await tried(() => api.approveMessage(this.#id, messageId)))) await this.held.read();
  }

  /** Lets all through that is in sight; what came since is still to be read. */
  async approveAll(): Promise<void> {
    const seen = this.held.list;
    const last = seen.at(-1);
    if (!last) return;
    for (const { id } of seen) this.held.drop(id);
    await tried(() => api.approveHeld(this.#id, last.id));
    await this.held.read();
  }

  async pin(messageId: string): Promise<void> {
    await tried(() => api.pinMessage(this.#id, messageId));
  }

  async unpin(): Promise<void> {
    await tried(() => api.unpinMessage(this.#id));
  }

  /** For so many minutes, or until it is undone. */
  async mute({ id, nickname }: Person, minutes?: number): Promise<void> {
    if (await tried(() => api.mute(this.#id, id, minutes)))
      offerUndo(t('muted_person', { nickname }), () => void this.unmute({ id }));
  }

  async remove({ id, nickname }: Person): Promise<void> {
    if (await tried(() => api.remove(this.#id, id)))
      offerUndo(t('removed_person', { nickname }), () => void this.takeBack({ id }));
  }

  async unmute({ id }: { id: string }): Promise<void> {
    await tried(() => api.unmute(this.#id, id));
  }

  async takeBack({ id }: { id: string }): Promise<void> {
    await tried(() => api.takeBack(this.#id, id));
  }

  async #takeAway(messageId: string, done: string): Promise<void> {
    if (await tried(() => api.deleteMessage(this.#id, messageId)))
      offerUndo(done, () => void tried(() => api.restoreMessage(this.#id, messageId)));
    else await this.held.read();
  }
}

async function tried(act: () => Promise<unknown>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch (thrown) {
    toast(explain(asRefusal(thrown)));
    return false;
  }
}
