import type { SocketContract } from '@/contract/socket';
import { rereading } from '@/lib/reread';
import type { Feature, Handlers } from '@/realtime/feature';

type Topic = SocketContract['topics'];

const TOPICS: Record<Topic, true> = {
  activities: true,
  crew: true,
  feeds: true,
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
  readonly #reread = rereading(async () => (this.list = await this.ask()));

  constructor(
    private readonly topic: Topic,
    private readonly ask: () => Promise<Item[]>,
  ) {}

  joined(): void {
    void this.read();
  }

  /** Reads the list; what changes meanwhile is read once more, however often it changes. */
  async read(): Promise<void> {
    await this.#reread();
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
