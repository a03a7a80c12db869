import type { JoinedSession, NewMessage } from '@/contract/socket';
import { signed } from './messages.svelte';
import type { Feature, Handlers } from '@/realtime/feature';

/** The one message that stands above all others, if one does. */
export class Pinned implements Feature {
  message = $state.raw<NewMessage | null>(null);
  readonly events: Handlers = {
    message_pinned: ({ message }) => (this.message = message),
    message_unpinned: ({ id }) => this.#release(id),
    message_deleted: ({ id }) => this.#release(id),
    message_edited: ({ id, message }) => {
      if (this.message?.id === id) this.message = message;
    },
    participant_renamed: ({ id, nickname }) => {
      if (this.message?.sender.id === id) this.message = signed(this.message, nickname);
    },
  };

  start({ pinned }: JoinedSession, fresh: boolean): void {
    if (fresh) this.message = pinned;
  }

  keep(): Partial<JoinedSession> {
    return { pinned: this.message };
  }

  #release(id: string): void {
    if (this.message?.id === id) this.message = null;
  }
}
