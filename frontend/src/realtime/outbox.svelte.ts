import { randomId } from '@/lib/id';
import { pause } from '@/lib/time';
import { Refusal, asRefusal } from '@/rest/problem';

export interface Draft {
  clientId: string;
  text: string;
  state: 'pending' | 'sent' | 'failed';
  writtenAt: string;
  refusal?: Refusal;
}

/** Keeps drafts over a reload of the tab. */
export interface DraftStore {
  read(): Draft[];
  write(drafts: Draft[]): void;
}

const UNDELIVERED = ['network', 'no_answer', 'not_joined'];
const RETRYABLE = ['busy', 'rate_limited'];

/**
 * Own messages on their way: sent one after the other, so in the order written, and again after a lost
 * connection under the same client id, so never twice.
 */
export class Outbox {
  drafts = $state<Draft[]>([]);
  #open = false;
  #sending = false;

  constructor(
    private readonly deliver: (draft: Draft) => Promise<void>,
    private readonly store: DraftStore,
  ) {
    this.drafts = store.read();
  }

  add(text: string): void {
    const writtenAt = new Date().toISOString();
    this.drafts.push({ clientId: randomId(), text, state: 'pending', writtenAt });
    this.#changed();
  }

  /** Sends what waits, as long as the connection holds. */
  open(): void {
    this.#open = true;
    void this.#sendAll();
  }

  close(): void {
    this.#open = false;
  }

  retry(clientId: string): void {
    const draft = this.#find(clientId);
    if (!draft) return;
    draft.state = 'pending';
    draft.refusal = undefined;
    this.#changed();
  }

  /** Lets a draft go: it is in the conversation now, or its writer gave it up. */
  remove(clientId: string | null): void {
    const index = this.drafts.findIndex((draft) => draft.clientId === clientId);
    if (index < 0) return;
    this.drafts.splice(index, 1);
    this.#save();
  }

  /** After a snapshot: what it shows, and what was stored before it, waits no longer. */
  settle(shown: (string | null)[]): void {
    this.drafts = this.drafts.filter(
      (draft) => draft.state !== 'sent' && !shown.includes(draft.clientId),
    );
    this.#save();
  }

  #find(clientId: string): Draft | undefined {
    return this.drafts.find((draft) => draft.clientId === clientId);
  }

  #changed(): void {
    this.#save();
    void this.#sendAll();
  }

  #save(): void {
    this.store.write($state.snapshot(this.drafts) as Draft[]);
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
      await this.deliver(draft);
      draft.state = 'sent';
    } catch (thrown) {
      await this.#refused(draft, asRefusal(thrown));
    }
    this.#save();
  }

  async #refused(draft: Draft, refusal: Refusal): Promise<void> {
    if (UNDELIVERED.includes(refusal.code) || RETRYABLE.includes(refusal.code)) {
      await pause((refusal.retryAfter ?? 1) * 1000);
      return;
    }
    draft.state = 'failed';
    draft.refusal = refusal;
  }
}
