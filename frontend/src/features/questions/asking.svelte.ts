import type { OwnQuestion } from '@/contract/socket';
import { keepLeftOver, tabDrafts, tabText, takeLeftOver } from '@/features/messages/drafts';
import { LEFT_FOR_GOOD, STAYS_PARTICIPANT } from '@/features/messages/messages.svelte';
import { Outbox, type Draft } from '@/features/messages/outbox.svelte';
import { Writing } from '@/features/messages/writing.svelte';
import { bearerOf } from '@/realtime/bearer';
import type { Link } from '@/realtime/feature';
import { Refusal } from '@/rest/problem';
import { t } from './texts';

/** Begins what is kept in the tab: the stand-in drops all of it where this code was never loaded. */
const KEPT = 'questions.';

/** What the reader asks: written, on its way, and sent again under the same id until it is answered for. */
export class Asking {
  readonly writing = new Writing();
  readonly outbox = new Outbox(
    (draft) => this.#deliver(draft),
    ({ text }, refusal) => this.writing.takeBack(text, refusal),
  );
  /** Whether the next question is to be anonymous, where that is for the reader to choose. */
  anonymous = $state(false);
  /** What was stored, and is not in the list yet. */
  #awaited = new Map<string, string>();
  #begun = false;

  constructor(
    private readonly link: Link,
    /** Told of each stored question, and its place in the log; null for one that is held. */
    private readonly hasAsked: (asked: OwnQuestion, seq: number | null) => void,
  ) {}

  start(fresh: boolean): void {
    this.#begin();
    if (!fresh) return;
    this.#awaited.clear();
    this.outbox.settle([]);
  }

  /** The question is in the list now, or held: it is on its way no more. */
  appeared(id: string): void {
    this.outbox.remove(this.#awaited.get(id) ?? null);
    this.#awaited.delete(id);
  }

  forget(): void {
    this.outbox.clear();
    this.writing.text = '';
  }

  /** A participant was put out: what was not sent is there when they join again. */
  endWith({ code }: { code: string }): void {
    if (STAYS_PARTICIPANT.includes(code)) return;
    const left = { drafts: this.outbox.unsent, text: this.writing.text };
    if (!LEFT_FOR_GOOD.includes(code)) keepLeftOver(this.link.sessionId, left, KEPT);
    this.forget();
  }

  #begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    const { sessionId, token } = this.link;
    this.outbox.keepIn(tabDrafts(sessionId, bearerOf(token), KEPT));
    this.writing.keepIn(tabText(sessionId, bearerOf(token), KEPT));
    const left = takeLeftOver(sessionId, KEPT);
    if (!left) return;
    this.outbox.offer(left.drafts, new Refusal('written_before', t('written_before')));
    this.writing.text ||= left.text;
  }

  async #deliver({ clientId, text, anonymous = false }: Draft): Promise<null> {
    const ack = await this.link.send('ask_question', { text, anonymous, client_id: clientId });
    this.#awaited.set(ack.id, clientId);
    const isHeld = 'state' in ack;
    const asked = { id: ack.id, text, merged_into: null, asked_at: new Date().toISOString() };
    if (isHeld) this.hasAsked({ ...asked, state: 'held' }, null);
    else this.hasAsked({ ...asked, state: 'open' }, ack.seq);
    return null;
  }
}
