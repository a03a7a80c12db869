import { explain, t } from '@/i18n/presenter';
import type { Room } from '@/features/room';
import { asRefusal } from '@/rest/problem';
import { toast } from '@/ui/toasts.svelte';
import { HeldQueue } from './held.svelte';
import {
  approveMessage,
  deleteMessage,
  pinMessage,
  readHeld,
  restoreMessage,
  unpinMessage,
} from './moderation-api';

/** How long an act can be undone; the server lets a deletion be undone for longer. */
const UNDO_MS = 8_000;

/** What I do to keep order in one session; what cannot be done is said. */
export class Moderator {
  readonly held: HeldQueue;
  readonly #sessionId: string;

  constructor(room: Room) {
    this.#sessionId = room.sessionId;
    this.held = room.carry(new HeldQueue(() => readHeld(room.sessionId)));
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
    if (!(await tried(() => approveMessage(this.#sessionId, messageId)))) await this.held.read();
  }

  async pin(messageId: string): Promise<void> {
    await tried(() => pinMessage(this.#sessionId, messageId));
  }

  async unpin(): Promise<void> {
    await tried(() => unpinMessage(this.#sessionId));
  }

  async #takeAway(messageId: string, done: string): Promise<void> {
    if (await tried(() => deleteMessage(this.#sessionId, messageId)))
      offerUndo(done, () => restoreMessage(this.#sessionId, messageId));
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
