import type { NewMessage, RepliedTo } from '@/contract/socket';
import { SessionState } from '@/features/live_sessions/session.svelte';
import type { Besides } from '@/features/messages/besides';
import { readMessage } from '@/features/messages/history';
import { DELETED, Messages } from '@/features/messages/messages.svelte';
import { isCovered } from '@/features/messages/rows';
import type { Feature, Handlers } from '@/realtime/feature';
import type { Room } from '@/realtime/room';
import { jumpTo } from './jump';
import Quote from './Quote.svelte';
import Replying from './Replying.svelte';
import { t } from './texts';

/** What a reply shows of the message that it replies to. */
export interface Quoted {
  nickname: string;
  text: string;
  /** Whether it is still there to be read. */
  isThere: boolean;
}

/** What the replies of a room are about, as it reads now; what is not loaded is read from the log. */
export class Replies implements Feature, Besides {
  readonly Quote = Quote;
  readonly Replying = Replying;
  readonly events: Handlers = {
    message_deleted: ({ id }) => this.#forget(id),
    message_restored: () => this.#readAgain(),
    message_edited: () => this.#readAgain(),
    participant_erased: () => this.#readAgain(),
    participant_renamed: () => this.#readAgain(),
  };
  /** Of what is not loaded; null where it could not be read. */
  #read = $state.raw<Readonly<Record<string, NewMessage | null>>>({});
  readonly #messages: Messages;

  constructor(private readonly room: Room) {
    this.#messages = room.store(Messages);
    this.#messages.besides = this;
  }

  /** What is being replied to. */
  get current(): RepliedTo | null {
    return this.#messages.replyTo;
  }

  stop(): void {
    this.#messages.replyTo = null;
  }

  isMine(to: RepliedTo): boolean {
    return this.#find(to)?.sender.id === this.room.store(SessionState).me?.id;
  }

  quoted(to: RepliedTo): Quoted {
    const found = this.#find(to);
    if (!found) return { nickname: '', text: t('earlier'), isThere: true };
    if (found.message_type === DELETED) return { nickname: '', text: t('gone'), isThere: false };
    const isHidden = isCovered(found, this.room.store(SessionState).me);
    const text = isHidden ? t('covered') : found.message;
    return { nickname: found.sender.nickname, text, isThere: true };
  }

  /** Reads the original where it is neither loaded nor was read before. */
  async fetch(to: RepliedTo): Promise<void> {
    if (this.#find(to) !== undefined) return;
    const found = await readMessage(this.room, to.seq);
    this.#read = { ...this.#read, [to.id]: found };
  }

  jump(to: RepliedTo): Promise<void> {
    return jumpTo(this.#messages, to);
  }

  #find({ id }: RepliedTo): NewMessage | null | undefined {
    return this.#messages.list.find((one) => one.id === id) ?? this.#read[id];
  }

  /** What was read may read differently now. */
  #readAgain(): void {
    this.#read = {};
  }

  /** A reply to what is not there would be refused. */
  #forget(id: string): void {
    this.#readAgain();
    if (this.current?.id === id) this.stop();
  }
}
