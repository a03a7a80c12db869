import type { JoinedSession, NewMessage, RepliedTo } from '@/contract/socket';
import { bearerOf } from '@/realtime/bearer';
import type { Feature, Handlers, Link } from '@/realtime/feature';
import type { Below, Besides } from './besides';
import type { Between } from './insert';
import { t } from './texts';
import { GONE, Refusal } from '@/rest/problem';
import { toast } from '@/ui/toasts.svelte';
import { keepLeftOver, tabDrafts, tabText, takeLeftOver } from './drafts';
import { Outbox, type Draft } from './outbox.svelte';
import { Writing } from './writing.svelte';

const KEPT = 50;
const RESTORED_MS = 15_000;

// They are still this participant, only kept out.
export const STAYS_PARTICIPANT = ['removed'];

// Given up in another tab, or gone with all that was said.
export const LEFT_FOR_GOOD = ['seat_given_up', ...GONE];

export const DELETED = 'deleted';
export const MARKED = 'marked';

function blank(message: NewMessage): NewMessage {
  return { ...message, message: '', message_type: DELETED, reply_to: null };
}

/** The message under another name of its sender. */
export function signed(message: NewMessage, nickname: string): NewMessage {
  return { ...message, sender: { ...message.sender, nickname } };
}

/** The conversation as far as this client has read it, oldest first, and what is on its way into it. */
export class Messages implements Feature {
  list = $state.raw<NewMessage[]>([]);
  /** Whether the log holds messages before the first one here. */
  older = $state(false);
  /** What the list shows of these rows: with what another feature puts between them, by code of its own. */
  shown = $state.raw<Between>((rows) => rows);
  /** What shows replies, once another feature has brought it. */
  besides = $state.raw<Besides>();
  /** What stands below a message, once another feature has brought it. */
  below = $state.raw<Below>();
  /** What the next message replies to. */
  replyTo = $state.raw<RepliedTo | null>(null);
  /** What opens the menu of a row, once another feature has brought one. */
  onchoose = $state.raw<(row: { message?: NewMessage }) => void>();
  readonly writing = new Writing();
  readonly outbox = new Outbox(
    (draft) => this.#deliver(draft),
    ({ text }, refusal) => this.writing.takeBack(text, refusal),
  );
  /** When the last own message was stored, by this clock; slow chats count from there. */
  lastSentAt = $state(0);
  readonly events: Handlers = {
    new_message: (message) => this.add(message),
    message_deleted: ({ id, by_sender }) => {
      this.#replace(id, blank);
      if (by_sender) this.outbox.withdraw(id);
      else this.outbox.refuse(id, new Refusal('message_refused', t('held_refused')));
    },
    participant_erased: ({ id }) => this.#sign(id, '', { client_id: null }),
    participant_renamed: ({ id, nickname }) => this.#sign(id, nickname),
    message_restored: ({ id, message }) => this.#replace(id, () => message),
    message_edited: ({ id, message }) => this.#replace(id, () => message),
  };
  #ids = new Set<string>();
  #memberId?: string;

  constructor(readonly link: Link) {}

  start({ messages, older, me }: JoinedSession, fresh: boolean): void {
    this.#keepFor(me.id);
    if (fresh) {
      this.#ids = new Set(messages.map((message) => message.id));
      this.list = messages;
      this.older = older;
      this.outbox.settle(messages.map((message) => message.client_id));
    }
    if (me.role === 'participant') this.#takeLeftOver();
  }

  /** What had its ack may be gone, and nobody has it any more to send it again. */
  restored(): void {
    toast(t('restored'), { ms: RESTORED_MS });
  }

  keep(): Partial<JoinedSession> {
    const messages = this.list.slice(-KEPT);
    return { messages, older: this.older || messages.length < this.list.length };
  }

  joined(): void {
    this.outbox.open();
  }

  lost(): void {
    this.outbox.close();
  }

  close(): void {
    this.outbox.close();
  }

  add(message: NewMessage): void {
    this.list = [...this.list, ...this.#unknown([message])];
    this.outbox.remove(message.client_id);
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

  send(text: string): void {
    this.outbox.add(text, { replyTo: this.replyTo });
    this.replyTo = null;
  }

  async #deliver({ clientId, text, replyTo }: Draft): Promise<string | null> {
    const message = { message: text, client_id: clientId, reply_to: replyTo?.id };
    const ack = await this.link.send('send_message', message);
    this.lastSentAt = Date.now();
    if ('state' in ack) return ack.id;
    // Stored and received before, perhaps ahead of a reload: nothing more will come of it.
    if (ack.seq <= this.link.seq) this.outbox.remove(clientId);
    return null;
  }

  /** Deletes what is held; the event of that takes it out of the outbox, in every tab. */
  async withdraw({ heldAs: id }: Draft): Promise<void> {
    if (id) await this.link.send('delete_message', { id });
  }

  /** Drops all that was written and not sent: the next person at this phone is somebody else. */
  forget(): void {
    this.outbox.clear();
    this.writing.text = '';
  }

  /** A participant was put out: what was not sent is there when they join again. */
  endWith({ code }: Refusal): void {
    if (STAYS_PARTICIPANT.includes(code)) return;
    this.#keepFor(bearerOf(this.link.token));
    const left = { drafts: this.outbox.unsent, text: this.writing.text };
    if (!LEFT_FOR_GOOD.includes(code)) keepLeftOver(this.link.sessionId, left);
    this.forget();
  }

  #keepFor(memberId: string): void {
    if (this.#memberId) return;
    this.#memberId = memberId;
    this.outbox.keepIn(tabDrafts(this.link.sessionId, memberId));
    this.writing.keepIn(tabText(this.link.sessionId, memberId));
  }

  /** Offers it; under what may be another name nothing is sent before its writer says so. */
  #takeLeftOver(): void {
    const left = takeLeftOver(this.link.sessionId);
    if (!left) return;
    const received = this.list.map((message) => message.client_id);
    const drafts = left.drafts.filter(({ clientId }) => !received.includes(clientId));
    this.outbox.offer(drafts, new Refusal('written_before', t('written_before')));
    this.writing.text ||= left.text;
  }

  #replace(id: string, change: (message: NewMessage) => NewMessage): void {
    this.list = this.list.map((message) => (message.id === id ? change(message) : message));
  }

  /** Whoever has another name, or took it back, has it on everything. */
  #sign(senderId: string, nickname: string, more: Partial<NewMessage> = {}): void {
    this.list = this.list.map((message) =>
      message.sender.id === senderId ? { ...signed(message, nickname), ...more } : message,
    );
  }

  #unknown(messages: NewMessage[]): NewMessage[] {
    const fresh = messages.filter((message) => !this.#ids.has(message.id));
    for (const message of fresh) this.#ids.add(message.id);
    return fresh;
  }
}
