import type { NewMessage } from '@/contract/socket';
import { chatClosed } from '@/features/messages/closed';
import { SessionState } from '@/features/live_sessions/session.svelte';
import { DELETED, Messages } from '@/features/messages/messages.svelte';
import { beginReply } from '@/features/replies/reply';
import type { Room } from '@/realtime/room';
import { asRefusal, type Refusal } from '@/rest/problem';
import { toast } from '@/ui/toasts.svelte';
import { t } from './texts';

/** For as long after it was sent the server lets a message be edited. */
export const EDITABLE_MS = 5 * 60_000;

/** The message whose menu is open, and what its reader does about it. */
export class ChosenMessage {
  #id = $state<string | null>(null);
  readonly #messages: Messages;
  readonly #session: SessionState;

  constructor(readonly room: Room) {
    this.#messages = room.store(Messages);
    this.#session = room.store(SessionState);
    this.#messages.onchoose = ({ message }) => (this.#id = message?.id ?? null);
  }

  /** As everybody reads it now; none once it was deleted. */
  get message(): NewMessage | null {
    const found = this.#messages.list.find(({ id }) => id === this.#id);
    return found && found.message_type !== DELETED ? found : null;
  }

  get isOwn(): boolean {
    return this.message?.sender.id === this.#session.me?.id;
  }

  /** Whether the reader may write now, as an edit is held to the rules of a new message. */
  get mayWrite(): boolean {
    const { view, me } = this.#session;
    return view !== null && chatClosed(view, me) === null;
  }

  /** Whether it is young enough to be edited, by the server's clock. */
  isEditable({ sent_at }: NewMessage): boolean {
    return this.room.serverNow - Date.parse(sent_at) <= EDITABLE_MS;
  }

  reply(message: NewMessage): void {
    this.leave();
    beginReply(this.room, message);
  }

  leave(): void {
    this.#id = null;
  }

  /** Changes its text; why not, otherwise. A text that must be approved first waits for that. */
  edit({ id }: NewMessage, text: string): Promise<Refusal | null> {
    return this.#change(async () => {
      const ack = await this.room.send('edit_message', { id, message: text });
      if ('state' in ack) toast(t('held_again'));
    });
  }

  /** Deletes it for good; why not, otherwise. */
  delete({ id }: NewMessage): Promise<Refusal | null> {
    return this.#change(async () => {
      await this.room.send('delete_message', { id });
      toast(t('deleted'));
    });
  }

  async #change(act: () => Promise<void>): Promise<Refusal | null> {
    try {
      await act();
    } catch (thrown) {
      return asRefusal(thrown);
    }
    this.leave();
    return null;
  }
}
