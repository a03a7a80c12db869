import { SessionState } from '@/features/live_sessions/session.svelte';
import { randomId } from '@/lib/id';
import { keepInTab, keptInTab } from '@/lib/tab-storage';
import { backoff } from '@/lib/wait';
import type { Feature } from '@/realtime/feature';
import { isTransient } from '@/realtime/refusals';
import type { Room } from '@/realtime/room';
import { asRefusal, type Refusal } from '@/rest/problem';
import { Activities } from './activities.svelte';
import type { Answer } from './types';

/** An answer that the server has not confirmed. */
export interface Pending {
  activityId: string;
  questionId: string | null;
  answer: Answer;
  clientId: string;
  /** When it was given, by the server's clock, in milliseconds. */
  at: number;
  refusal?: Refusal;
}

const KEY = 'activity.answer';

const iso = (at: number) => new Date(at).toISOString();

/**
 * One's own answer on its way: one at a time, the last that was given, sent again after a lost connection or a reload
 * under the same client id, so that it counts once.
 */
export class Answers implements Feature {
  pending = $state.raw<Pending | null>(null);
  /** Whether it has to wait: for a connection, or because the server asked for that. */
  waits = $state(false);
  #open = false;
  #sending = false;
  #attempt = 0;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(private readonly room: Room) {}

  /** Takes up what an earlier visit of the same person left. */
  start(): void {
    this.pending ??= keptInTab<Pending>(this.#key);
  }

  give(activityId: string, questionId: string | null, answer: Answer): void {
    const at = this.room.serverNow;
    this.#set({ activityId, questionId, answer, clientId: randomId(), at });
    void this.#send();
  }

  joined(): void {
    this.#open = true;
    this.#attempt = 0;
    void this.#send();
  }

  lost(): void {
    this.#open = false;
    this.waits = true;
  }

  close(): void {
    this.#open = false;
    clearTimeout(this.#timer);
  }

  forget(): void {
    this.#set(null);
  }

  /** What is answered to that, as far as it is under way or was refused. */
  of(activityId: string, questionId: string | null): Pending | null {
    const { pending } = this;
    return pending?.activityId === activityId && pending.questionId === questionId ? pending : null;
  }

  get #key(): string {
    return `${KEY}.${this.room.sessionId}.${this.room.store(SessionState).me?.id}`;
  }

  #set(pending: Pending | null): void {
    this.pending = pending;
    keepInTab(this.#key, pending?.refusal ? null : pending);
  }

  async #send(): Promise<void> {
    const { pending } = this;
    if (!pending || pending.refusal || this.#sending) return;
    if (!this.#open) {
      this.waits = true;
      return;
    }
    this.#sending = true;
    const refusal = await this.#deliver(pending);
    this.#sending = false;
    if (refusal) this.#refused(pending, refusal);
    else this.#attempt = 0;
    // Another answer was given meanwhile.
    if (this.pending !== pending) void this.#send();
  }

  async #deliver(pending: Pending): Promise<Refusal | null> {
    const { activityId, questionId, answer, clientId } = pending;
    const question = questionId === null ? {} : { question_id: questionId, at: iso(pending.at) };
    const given = { activity_id: activityId, answer, client_id: clientId, ...question };
    try {
      const ack = await this.room.send('answer', given);
      this.room.store(Activities).take(activityId, ack);
      this.waits = false;
      if (this.pending === pending) this.#set(null);
      return null;
    } catch (thrown) {
      return asRefusal(thrown);
    }
  }

  #refused(pending: Pending, refusal: Refusal): void {
    if (this.pending !== pending) return;
    this.waits = isTransient(refusal);
    // In another tab: what that was, a join tells.
    if (refusal.code === 'already_answered') this.room.joinAnew();
    if (!this.waits) return this.#set({ ...pending, refusal });
    const ms = (refusal.retryAfter ?? 0) * 1000 + backoff(this.#attempt++, 500, 15_000);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#send(), ms);
  }
}
