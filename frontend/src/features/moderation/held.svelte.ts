import type { HeldMessage } from '@/contract/rest';
import type { Feature, Handlers } from '@/realtime/feature';

/** What waits for the presenter. The room says that it changed; what it is, is read by REST. */
export class HeldQueue implements Feature {
  list = $state.raw<HeldMessage[]>([]);
  readonly events: Handlers = {
    hidden: () => void this.read(),
    new_message: ({ id }) => this.drop(id),
    message_deleted: ({ id }) => this.drop(id),
  };
  #reading = false;
  #again = false;

  constructor(private readonly ask: () => Promise<HeldMessage[]>) {}

  joined(): void {
    void this.read();
  }

  /** Reads what waits; what changes meanwhile is read once more, however often it changes. */
  async read(): Promise<void> {
    this.#again = true;
    if (this.#reading) return;
    this.#reading = true;
    while (this.#again) {
      this.#again = false;
      // The next change, or the next join, asks again.
      this.list = await this.ask().catch(() => this.list);
    }
    this.#reading = false;
  }

  drop(id: string): void {
    this.list = this.list.filter((message) => message.id !== id);
  }
}
