import type { RepliedTo } from '@/contract/socket';
import { randomId } from '@/lib/id';
import { backoff } from '@/lib/wait';
import { isFatal, isTransient } from '@/realtime/refusals';
import { asRefusal, type Refusal } from '@/rest/problem';

export interface Draft {
  clientId: string;
  text: string;
  /** `held` is stored and waits for the presenter. */
  state: 'pending' | 'sent' | 'held' | 'failed';
  writtenAt: string;
  /** Of a question: nobody is to learn who asked. */
  anonymous?: boolean;
  /** The message that it replies to. */
  replyTo?: RepliedTo | null;
  refusal?: Refusal;
  /** The message's id, once it is held. */
  heldAs?: string;
}

/** Keeps one member's drafts over a reload of the tab. */
export interface DraftStore {
  read(): Draft[];
  write(drafts: Draft[]): void;
}

/** Refused again if sent as it is; the contract's `never` also has what a host can change, such as `chat_off`. */
const FINAL = [
  'message_refused',
  'question_refused',
  'anonymous_off',
  'words_refused',
  'reply_to_gone',
  'invalid_request',
  'session_ended',
];

// Its writer goes on with it at once: what they said is all right but for this.
const WRITTEN_AGAIN = ['words_refused', 'reply_to_gone'];

/** What was held once is only asked about again. */
function isUnderWay({ state, heldAs }: Draft): boolean {
  return state === 'sent' || (state === 'pending' && !heldAs);
}

/**
 * Own messages on their way: sent one after the other, so in the order written, and again after a lost
 * connection under the same client id, so never twice.
 */
export class Outbox {
  drafts = $state.raw<Draft[]>([]);
  /** Until when, in milliseconds, the server takes nothing; null when nothing waits for that. */
  waitsUntil = $state<number | null>(null);
  #open = false;
  #sending = false;
  #attempt = 0;
  #goOn: () => void = () => undefined;
  #store?: DraftStore;

  /**
   * `deliver` answers with the message's id if it is held. `giveBack` is offered what has to be written
   * differently, and says whether its writer has it again.
   */
  constructor(
    private readonly deliver: (draft: Draft) => Promise<string | null>,
    private readonly giveBack: (draft: Draft, refusal: Refusal) => boolean = () => false,
  ) {}

  /**
   * What stands in the conversation because it will be part of it in a moment. Of what has to wait longer only
   * the last that was written: it must not bury what others say.
   */
  get underWay(): Draft[] {
    const moving = this.drafts.filter(isUnderWay);
    return this.waitsUntil === null ? moving : moving.slice(-1);
  }

  /** Everything else: what was refused, is held, or waits its turn. */
  get aside(): Draft[] {
    const shown = this.underWay;
    return this.drafts.filter((draft) => !shown.includes(draft));
  }

  /** What never reached the server, as far as is known here. */
  get unsent(): Draft[] {
    return this.drafts.filter(({ state, heldAs }) => state !== 'sent' && !heldAs);
  }

  /** Takes up the drafts that an earlier visit left in the writer's store; from now on all are kept there. */
  keepIn(store: DraftStore): void {
    if (!this.#store) this.drafts = [...store.read(), ...this.drafts];
    this.#store = store;
  }

  add(text: string, more?: Pick<Draft, 'anonymous' | 'replyTo'>): void {
    const writtenAt = new Date().toISOString();
    this.#set([
      ...this.drafts,
      { clientId: randomId(), text, state: 'pending', writtenAt, ...more },
    ]);
    void this.#sendAll();
  }

  /** Takes what was written elsewhere, for the writer to send: by itself it goes nowhere. */
  offer(drafts: Draft[], refusal: Refusal): void {
    const offered = drafts.map((draft): Draft => ({ ...draft, state: 'failed', refusal }));
    this.#set([...offered, ...this.drafts]);
  }

  /** Sends what waits, as long as the connection holds. */
  open(): void {
    this.#open = true;
    this.#attempt = 0;
    this.#goOn();
    void this.#sendAll();
  }

  close(): void {
    this.#open = false;
  }

  /** Whether sending a refused message once more could bring another answer. */
  mayWorkLater({ refusal }: Draft): boolean {
    return !FINAL.includes(refusal?.code ?? '');
  }

  retry(clientId: string): void {
    this.#change(clientId, { state: 'pending', refusal: undefined });
    void this.#sendAll();
  }

  /** Lets a draft go: it is in the conversation now, or its writer gave it up. */
  remove(clientId: string | null): void {
    if (!this.drafts.some((draft) => draft.clientId === clientId)) return;
    this.#set(this.drafts.filter((draft) => draft.clientId !== clientId));
  }

  /** What was held will not be shown. */
  refuse(id: string, refusal: Refusal): void {
    const draft = this.drafts.find((one) => one.state === 'held' && one.heldAs === id);
    if (draft) this.#change(draft.clientId, { state: 'failed', refusal });
  }

  /** Its sender has deleted what was held. */
  withdraw(id: string): void {
    this.#set(this.drafts.filter(({ heldAs }) => heldAs !== id));
  }

  /**
   * After a snapshot: what it shows, and what was stored before it, waits no longer. What was held may have
   * been decided meanwhile: sent again, it gets the answer.
   */
  settle(shown: (string | null)[]): void {
    const waits = (draft: Draft) => draft.state !== 'sent' && !shown.includes(draft.clientId);
    const asks = (draft: Draft): Draft =>
      draft.state === 'held' ? { ...draft, state: 'pending' } : draft;
    this.#set(this.drafts.filter(waits).map(asks));
  }

  /** Drops everything: the next person at this phone is somebody else. */
  clear(): void {
    this.#set([]);
  }

  #change(clientId: string, change: Partial<Draft>): void {
    const changed = (draft: Draft) =>
      draft.clientId === clientId ? { ...draft, ...change } : draft;
    this.#set(this.drafts.map(changed));
  }

  #set(drafts: Draft[]): void {
    this.drafts = drafts;
    this.#store?.write(drafts);
  }

  async #sendAll(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    let next: Draft | undefined;
    while (this.#open && (next = this.drafts.find((draft) => draft.state === 'pending'))) {
      await this.#sendOne(next);
    }
    this.#sending = false;
  }

  async #sendOne(draft: Draft): Promise<void> {
    try {
      const heldAs = await this.deliver(draft);
      this.#attempt = 0;
      this.#change(draft.clientId, heldAs ? { state: 'held', heldAs } : { state: 'sent' });
    } catch (thrown) {
      await this.#refused(draft, asRefusal(thrown));
    }
  }

  async #refused(draft: Draft, refusal: Refusal): Promise<void> {
    // What ends the room says nothing about the message: it goes after the next sign-in.
    if (isFatal(refusal)) this.close();
    // Nothing is wrong with the message itself: it waits a moment and goes again.
    else if (isTransient(refusal)) await this.#rest(refusal.retryAfter ?? 0);
    else if (refusal.code === 'message_withdrawn') this.remove(draft.clientId);
    else if (this.#isGivenBack(draft, refusal)) this.remove(draft.clientId);
    else this.#change(draft.clientId, { state: 'failed', refusal });
  }

  #isGivenBack(draft: Draft, refusal: Refusal): boolean {
    return WRITTEN_AGAIN.includes(refusal.code) && this.giveBack(draft, refusal);
  }

  /** Waits as long as the server asks for, and then longer with each attempt; a new connection ends that. */
  #rest(seconds: number): Promise<void> {
    const ms = seconds * 1000 + backoff(this.#attempt++, 500, 15_000);
    if (seconds > 0) this.waitsUntil = Date.now() + ms;
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#goOn(), ms);
      this.#goOn = () => {
        clearTimeout(timer);
        this.waitsUntil = null;
        resolve();
      };
    });
  }
}
