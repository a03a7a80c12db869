import type { HeldMessage, RestrictedPerson } from '@/contract/rest';
import type { Room } from '@/features/room';
import { explain, t } from '@/i18n/presenter';
import { asRefusal } from '@/rest/problem';
import { toast } from '@/ui/toasts.svelte';
import * as api from './moderation-api';
import { Watched } from './watched.svelte';

/** How long an act can be undone where it was done; the server lets it be undone for longer. */
const UNDO_MS = 8_000;

export interface Person {
  id: string;
  nickname: string;
}

/** What I do to keep order in one session; what cannot be done is said. */
export class Moderator {
  readonly held: Watched<HeldMessage>;
  readonly restricted: Watched<RestrictedPerson>;
  readonly #id: string;

  constructor(room: Room) {
    this.#id = room.sessionId;
    this.held = room.carry(new Watched(() => api.readHeld(this.#id)));
    this.restricted = room.carry(new Watched(() => api.readRestricted(this.#id)));
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

  async pin(messageId: string): Promise<void> {
    await tried(() => api.pinMessage(this.#id, messageId));
  }

  async unpin(): Promise<void> {
    await tried(() => api.unpinMessage(this.#id));
  }

  /** For so many minutes, or until it is undone. */
  async mute({ id, nickname }: Person, minutes?: number): Promise<void> {
    if (await tried(() => api.mute(this.#id, id, minutes)))
      offerUndo(t('muted_person', { nickname }), () => api.unmute(this.#id, id));
  }

  async remove({ id, nickname }: Person): Promise<void> {
    if (await tried(() => api.remove(this.#id, id)))
      offerUndo(t('removed_person', { nickname }), () => api.takeBack(this.#id, id));
  }

  async unmute({ id }: Person): Promise<void> {
    await tried(() => api.unmute(this.#id, id));
  }

  async takeBack({ id }: Person): Promise<void> {
    await tried(() => api.takeBack(this.#id, id));
  }

  async #takeAway(messageId: string, done: string): Promise<void> {
    if (await tried(() => api.deleteMessage(this.#id, messageId)))
      offerUndo(done, () => api.restoreMessage(this.#id, messageId));
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

function offerUndo(text: string, undo: () => Promise<unknown>): void {
  const run = () => {
    dismiss();
    void tried(undo);
  };
  const dismiss = toast(text, { action: { label: t('undo'), run }, ms: UNDO_MS });
}
