import type { FoundMessage } from '@/contract/rest';
import { asRefusal, type Refusal } from '@/rest/problem';
import { searchMessages, type Wanted } from './search-api';

const TYPING_MS = 300;

/** What a host looks for in the chat, and what was found, the newest first. */
export class MessageSearch {
  wanted = $state.raw<Wanted>({ text: '', by: '', questions: false });
  found = $state.raw<FoundMessage[]>([]);
  /** Where older messages are that nobody has looked at; null if there are none, or nothing is wanted. */
  before = $state<number | null>(null);
  reading = $state(false);
  /** Whether what was found is what is wanted now. */
  answered = $state(false);
  failure = $state.raw<Refusal | null>(null);
  #typing: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(private readonly sessionId: string) {}

  get isEmpty(): boolean {
    const { text, by, questions } = this.wanted;
    return !(text.trim() || by.trim() || questions);
  }

  /** Looks for something else: at once, or when whoever types makes a pause. */
  want(change: Partial<Wanted>): void {
    this.wanted = { ...this.wanted, ...change };
    this.close();
    this.answered = false;
    this.failure = null;
    if (this.isEmpty) this.#clear();
    else if ('questions' in change) void this.read();
    else this.#typing = setTimeout(() => void this.read(), TYPING_MS);
  }

  /** Searches from the newest message on. */
  async read(): Promise<void> {
    clearTimeout(this.#typing);
    if (this.isEmpty) return;
    const page = await this.#ask(null);
    if (page) this.found = page.messages;
  }

  /** Searches on, among older messages. */
  async more(): Promise<void> {
    const page = await this.#ask(this.before);
    if (page) this.found = [...this.found, ...page.messages];
  }

  /** Asks once more for what did not come. */
  again(): Promise<void> {
    return this.answered ? this.more() : this.read();
  }

  /** What is on its way is not waited for. */
  close(): void {
    clearTimeout(this.#typing);
    this.#asked += 1;
    this.reading = false;
  }

  #clear(): void {
    this.found = [];
    this.before = null;
  }

  /** A page, unless something else was asked for meanwhile. */
  async #ask(before: number | null) {
    this.#asked += 1;
    const asked = this.#asked;
    const { text, by, questions } = this.wanted;
    this.reading = true;
    try {
      const wanted = { text: text.trim(), by: by.trim(), questions };
      const page = await searchMessages(this.sessionId, wanted, before);
      if (asked !== this.#asked) return null;
      this.failure = null;
      this.before = page.before;
      this.answered = true;
      return page;
    } catch (thrown) {
      if (asked === this.#asked) this.failure = asRefusal(thrown);
      return null;
    } finally {
      if (asked === this.#asked) this.reading = false;
    }
  }
}
