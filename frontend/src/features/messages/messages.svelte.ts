import type { NewMessage } from '@/contract/socket';

/** The conversation as far as this client has read it, oldest first. */
export class Messages {
  list = $state.raw<NewMessage[]>([]);
  /** Whether the log holds messages before the first one here. */
  older = $state(false);
  #ids = new Set<string>();

  /** Takes a snapshot in place of everything. */
  start(messages: NewMessage[], older: boolean): void {
    this.#ids = new Set(messages.map((message) => message.id));
    this.list = messages;
    this.older = older;
  }

  add(message: NewMessage): void {
    this.list = [...this.list, ...this.#unknown([message])];
  }

  prepend(messages: NewMessage[], older: boolean): void {
    this.list = [...this.#unknown(messages), ...this.list];
    this.older = older;
  }

  /** Lets go of the oldest above a limit; they can be read again from the log. */
  trim(limit: number): void {
    if (this.list.length <= limit) return;
    const gone = this.list.slice(0, -limit);
    for (const message of gone) this.#ids.delete(message.id);
    this.list = this.list.slice(-limit);
    this.older = true;
  }

  #unknown(messages: NewMessage[]): NewMessage[] {
    const fresh = messages.filter((message) => !this.#ids.has(message.id));
    for (const message of fresh) this.#ids.add(message.id);
    return fresh;
  }
}
