import { SessionState } from '@/features/live_sessions/session.svelte';
import { putInto, type Insert } from '@/features/messages/insert';
import { Messages } from '@/features/messages/messages.svelte';
import { keepInTab, keptInTab } from '@/lib/tab-storage';
import type { Room } from '@/realtime/room';
import UnreadLine from './UnreadLine.svelte';

/** How far the conversation was read when its page was last looked at; made while a component begins. */
export class LastRead {
  #isHidden = $state(document.hidden);
  /** The position of the newest message when the reader looked away; null if they never did. */
  #leftAt = $state<number | null>(null);
  readonly #messages: Messages;
  readonly #session: SessionState;

  constructor(private readonly room: Room) {
    this.#messages = room.store(Messages);
    this.#session = room.store(SessionState);
    // A phone may have let go of the page meanwhile.
    this.#leftAt = keptInTab<number>(this.#key);
    // Whoever leaves for good leaves nothing here.
    room.carry({ forget: () => keepInTab(this.#key, null) });
    $effect(() => putInto(this.#messages, 'unread', this.#line));
  }

  get isHidden(): boolean {
    return this.#isHidden;
  }

  /** How many messages of others came since the page was last left. */
  get count(): number {
    return this.#unread.length;
  }

  /** Takes note that the page is looked at, or no longer. */
  look(): void {
    const wasHidden = this.#isHidden;
    this.#isHidden = document.hidden;
    if (!this.#isHidden || wasHidden) return;
    this.#leftAt = this.#messages.list.at(-1)?.seq ?? 0;
    keepInTab(this.#key, this.#leftAt);
  }

  get #unread() {
    const { me } = this.#session;
    const leftAt = this.#leftAt ?? Infinity;
    return this.#messages.list.filter(({ seq, sender }) => seq > leftAt && sender.id !== me?.id);
  }

  /** Only where something was read before it: all that is there to read needs no mark. */
  get #line(): Insert[] {
    const first = this.#unread[0];
    if (!first || first === this.#messages.list[0]) return [];
    return [{ key: 'unread', seq: first.seq - 0.5, view: UnreadLine as Insert['view'] }];
  }

  get #key(): string {
    return `unread.${this.room.sessionId}`;
  }
}
