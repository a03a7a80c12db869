import type { Person } from '@/contract/rest';
import * as moderation from '@/features/moderation/moderation-api';
import { asRefusal, type Refusal } from '@/rest/problem';
import { readPeople, renamePerson, type Only } from './people-api';

const TYPING_MS = 250;
/** More rows than this make every key press and page slow; the earlier ones are read again when wanted. */
export const KEPT = 500;
/** However fast people come and go, the list is read no more often than this. */
export const REFRESH_MS = 5_000;

/** A session's participants, as far as it was read, and what a host does about them. */
export class PeopleList {
  people = $state.raw<Person[]>([]);
  total = $state(0);
  text = $state('');
  only = $state<Only>('all');
  /** Whether the first page of what is looked for is on its way. */
  reading = $state(true);
  failure = $state.raw<Refusal | null>(null);
  cursor = $state<string | null>(null);
  /** Whether the first of them are shown no more. */
  isFurtherDown = $state(false);
  #typing: ReturnType<typeof setTimeout> | undefined;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #asked = 0;

  constructor(private readonly sessionId: string) {}

  search(text: string): void {
    this.text = text;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => void this.read(), TYPING_MS);
  }

  /** Lists only those; nobody of the others is shown meanwhile. */
  filter(only: Only): void {
    if (only === this.only) return;
    this.only = only;
    this.people = [];
    void this.read();
  }

  /** Reads the list from its beginning. */
  async read(): Promise<void> {
    this.reading = true;
    const page = await this.#ask(null);
    this.reading = false;
    if (!page) return;
    this.people = page.participants;
    this.cursor = page.cursor;
    this.isFurtherDown = false;
  }

  async more(): Promise<void> {
    const page = await this.#ask(this.cursor);
    if (!page) return;
    const known = new Set(this.people.map(({ id }) => id));
    const all = [...this.people, ...page.participants.filter(({ id }) => !known.has(id))];
    this.isFurtherDown ||= all.length > KEPT;
    this.people = all.slice(-KEPT);
    this.cursor = page.cursor;
  }

  /** Takes who has come since to the front, in a moment; what was read further down stays. */
  refreshSoon(): void {
    this.#resting ??= setTimeout(() => {
      this.#resting = undefined;
      void this.refresh();
    }, REFRESH_MS);
  }

  async refresh(): Promise<void> {
    const page = await this.#ask(null);
    if (!page || this.isFurtherDown) return; // who came stands above what is shown
    const fresh = new Set(page.participants.map(({ id }) => id));
    // A page that is all there is leaves out who is no longer as was asked for.
    const rest = page.cursor ? this.people.filter(({ id }) => !fresh.has(id)) : [];
    if (rest.length === 0) this.cursor = page.cursor;
    this.people = [...page.participants, ...rest];
  }

  close(): void {
    clearTimeout(this.#typing);
    clearTimeout(this.#resting);
    this.#asked += 1;
  }

  mute({ id }: Person, minutes?: number): Promise<Refusal | null> {
    const until = minutes ? new Date(Date.now() + minutes * 60_000).toISOString() : null;
    return this.#change(() => moderation.mute(this.sessionId, id, minutes), id, {
      muted: true,
      muted_until: until,
    });
  }

  unmute({ id }: Person): Promise<Refusal | null> {
    return this.#change(() => moderation.unmute(this.sessionId, id), id, {
      muted: false,
      muted_until: null,
    });
  }

  remove({ id }: Person): Promise<Refusal | null> {
    const gone = { removed: true, present: false };
    return this.#change(() => moderation.remove(this.sessionId, id), id, gone);
  }

  readmit({ id }: Person): Promise<Refusal | null> {
    const back = { removed: false };
    return this.#change(() => moderation.takeBack(this.sessionId, id), id, back);
  }

  rename({ id }: Person, nickname: string): Promise<Refusal | null> {
    return this.#change(() => renamePerson(this.sessionId, id, nickname), id, { nickname });
  }

  /** A page, unless something else was asked for meanwhile. */
  async #ask(cursor: string | null) {
    this.#asked += 1;
    const asked = this.#asked;
    try {
      const { only } = this;
      const page = await readPeople(this.sessionId, { text: this.text.trim(), only, cursor });
      if (asked !== this.#asked) return null;
      this.failure = null;
      this.total = page.total;
      return page;
    } catch (thrown) {
      if (asked === this.#asked) this.failure = asRefusal(thrown);
      return null;
    }
  }

  /** The row changes once the server has said so; why not, otherwise. */
  async #change(
    act: () => Promise<void>,
    id: string,
    change: Partial<Person>,
  ): Promise<Refusal | null> {
    try {
      await act();
    } catch (thrown) {
      return asRefusal(thrown);
    }
    this.people = this.people.map((one) => (one.id === id ? { ...one, ...change } : one));
    return null;
  }
}
