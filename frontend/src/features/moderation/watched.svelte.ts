import type { SocketContract } from '@/contract/socket';
import type { Feature, Handlers } from '@/realtime/feature';

type Topic = SocketContract['topics'];

const TOPICS: Record<Topic, true> = {
  activities: true,
  crew: true,
  held: true,
  muted_askers: true,
  restricted: true,
};

/** A list that only hosts may see. The room says that it changed; what it holds now is read by REST. */
export class Watched<Item extends { id: string }> implements Feature {
  list = $state.raw<Item[]>([]);
  readonly events: Handlers = {
    hidden: ({ topics }) => this.#isAmong(topics) && void this.read(),
    participant_renamed: () => void this.read(),
    new_message: ({ id }) => this.drop(id),
    message_deleted: ({ id }) => this.drop(id),
  };
  #reading = false;
  #again = false;

  constructor(
    private readonly topic: Topic,
    private readonly ask: () => Promise<Item[]>,
  ) {}

  joined(): void {
    void this.read();
  }

  /** Reads the list; what changes meanwhile is read once more, however often it changes. */
  async read(): Promise<void> {
    this.#again = true;
    if (this.#reading) return;
    this.#reading = true;
    while (this.#again) {
      this.#again = false;
      // If that fails, the next change or the next join asks again.
      this.list = await this.ask().catch(() => this.list);
    }
    this.#reading = false;
  }

  /** Servers of another version name no topics, or others: then any list may have changed. */
  #isAmong(topics: string[] = []): boolean {
    return topics.includes(this.topic) || !topics.some((topic) => topic in TOPICS);
  }

  drop(id: string): void {
    if (this.list.some((item) => item.id === id)) {
      this.list = this.list.filter((item) => item.id !== id);
    }
  }
}
