import type { NewMessage } from '@/contract/socket';
import { readMessage } from '@/features/messages/history';
import { signed } from '@/features/messages/messages.svelte';
import type { Feature, Handlers, Link } from '@/realtime/feature';

/** A message that is older than the list here goes back: it is read, and then follows what is told of it. */
export class OlderMessage implements Feature {
  message = $state.raw<NewMessage | null>(null);
  readonly events: Handlers = {
    message_edited: ({ id, message }) => {
      if (this.#wanted?.id !== id) return;
      this.#version += 1;
      this.message = message;
    },
    participant_renamed: ({ id, nickname }) => {
      if (this.message?.sender.id === id) this.message = signed(this.message, nickname);
    },
  };
  #wanted: { id: string; position: number } | null = null;
  /** Changes with all that is newer than what is being read. */
  #version = 0;

  constructor(private readonly link: Link) {}

  /** What happened without a connection is not always told. */
  start(): void {
    if (this.#wanted) void this.#read(this.#wanted.position);
  }

  show(id: string, position: number): void {
    this.#wanted = { id, position };
    void this.#read(position);
  }

  async #read(position: number): Promise<void> {
    const version = ++this.#version;
    const found = await readMessage(this.link, position);
    if (found && version === this.#version) this.message = found;
  }
}
