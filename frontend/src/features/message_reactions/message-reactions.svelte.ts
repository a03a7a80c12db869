import type { ReactionsOfMessages } from '@/contract/rest';
import type { JoinedSession, NewMessage } from '@/contract/socket';
import { SessionState } from '@/features/live_sessions/session.svelte';
import type { Below } from '@/features/messages/besides';
import { Messages } from '@/features/messages/messages.svelte';
import { reactionsOpen } from '@/features/reactions/open';
import { explain } from '@/i18n/explain';
import type { Feature, Handlers } from '@/realtime/feature';
import type { Room } from '@/realtime/room';
import { asRefusal } from '@/rest/problem';
import { request } from '@/rest/request';
import { toast } from '@/ui/toasts.svelte';
import Chips from './Chips.svelte';

type Counts = Readonly<Record<string, number>>;
type ByMessage<What> = Readonly<Record<string, What>>;

/** One emoji below a message. */
export interface Chip {
  emoji: string;
  count: number;
  /** Whether the reader is one of those who react with it. */
  mine: boolean;
  /** Whether a tap changes that. */
  open: boolean;
}

/** As many messages one request is about. */
const MOST = 100;

/** Reactions to the messages of a room; those of messages that are read from the log are asked for. */
export class MessageReactions implements Feature, Below {
  readonly View = Chips;
  readonly events: Handlers = {
    message_reactions: ({ reactions }) => {
      this.#counts = { ...this.#counts, ...reactions };
      for (const id of Object.keys(reactions)) this.#changed.add(id);
    },
  };
  #counts = $state.raw<ByMessage<Counts>>({});
  #own = $state.raw<ByMessage<readonly string[]>>({});
  /** Changes when what was known of older messages may be out of date. */
  #joins = $state(0);
  /** Of messages from this position on all is known; of older ones that of these. */
  #since: number;
  #known = new Set<string>();
  #wanted = new Set<string>();
  /** Messages of which something newer was told than what is being asked for. */
  #changed = new Set<string>();

  constructor(private readonly room: Room) {
    room.store(Messages).below = this;
    this.#since = room.seq + 1; // from now on, unless a join tells more
  }

  start(joined: JoinedSession): void {
    this.#known.clear();
    this.#counts = joined.message_reactions ?? {};
    this.#own = joined.own_message_reactions ?? {};
    this.#since = joined.message_reactions_since ?? Infinity;
    this.#joins += 1;
  }

  keep(): Partial<JoinedSession> {
    return {
      message_reactions: this.#counts,
      own_message_reactions: this.#own as Record<string, string[]>,
      message_reactions_since: this.#since,
    };
  }

  /** Whether a reaction would be taken now. */
  get isOpen(): boolean {
    const { view, me } = this.room.store(SessionState);
    return me !== null && view !== null && reactionsOpen(view);
  }

  /** What the session offers. */
  get offered(): readonly string[] {
    return this.room.store(SessionState).view?.settings.reactions ?? [];
  }

  isMine(id: string, emoji: string): boolean {
    return this.#own[id]?.includes(emoji) ?? false;
  }

  /** What stands below a message, in the order of what is offered. */
  chips(id: string): Chip[] {
    const counts = this.#counts[id] ?? {};
    const place = (emoji: string) => (this.offered.indexOf(emoji) + 1 || MOST) as number;
    const shown = Object.keys(counts).filter((emoji) => (counts[emoji] ?? 0) > 0);
    return shown
      .sort((one, other) => place(one) - place(other))
      .map((emoji) => {
        const mine = this.isMine(id, emoji);
        const open = this.isOpen && (mine || this.offered.includes(emoji));
        return { emoji, count: counts[emoji] ?? 0, mine, open };
      });
  }

  /** Asks for the reactions to a message unless they are known; all that are wanted at once, together. */
  want({ id, seq }: NewMessage): void {
    if (this.#joins < 0 || seq >= this.#since || this.#known.has(id)) return;
    if (this.#wanted.size === 0) setTimeout(() => void this.#ask());
    this.#wanted.add(id);
  }

  /** Reacts with an emoji, or takes that back: shown at once, and no longer if it is refused. */
  async toggle(id: string, emoji: string): Promise<void> {
    const on = !this.isMine(id, emoji);
    this.#mark(id, emoji, on);
    try {
      await this.room.send('react_to_message', { id, emoji, on });
    } catch (thrown) {
      this.#mark(id, emoji, !on);
      toast(explain(asRefusal(thrown)));
    }
  }

  #mark(id: string, emoji: string, on: boolean): void {
    if (this.isMine(id, emoji) === on) return;
    const others = (this.#own[id] ?? []).filter((one) => one !== emoji);
    const counts = this.#counts[id] ?? {};
    const count = Math.max(0, (counts[emoji] ?? 0) + (on ? 1 : -1));
    this.#own = { ...this.#own, [id]: on ? [...others, emoji] : others };
    this.#counts = { ...this.#counts, [id]: { ...counts, [emoji]: count } };
  }

  async #ask(): Promise<void> {
    const ids = [...this.#wanted].slice(0, MOST);
    this.#wanted.clear();
    this.#changed.clear();
    const query = new URLSearchParams(ids.map((id) => ['ids', id]));
    const path = `/api/sessions/${this.room.sessionId}/message-reactions?${query}`;
    try {
      const read = await request<ReactionsOfMessages>(path, { token: this.room.token });
      for (const id of ids) this.#take(id, read);
    } catch {
      // They are asked for again at the next join, or told when they change.
    }
  }

  #take(id: string, { reactions, own }: ReactionsOfMessages): void {
    this.#known.add(id);
    this.#own = { ...this.#own, [id]: own[id] ?? [] };
    if (!this.#changed.has(id)) this.#counts = { ...this.#counts, [id]: reactions[id] ?? {} };
  }
}
