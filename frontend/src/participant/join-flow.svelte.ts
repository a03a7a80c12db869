import type { JoinPreview } from '@/contract/rest';
import {
  beginning,
  forgetParticipant,
  heldParticipant,
  lookUp,
  HeldParticipant,
  participantByCode,
  join,
} from '@/features/participants/held-participant';
import { keepJoinKey } from '@/features/participants/join-key';
import { keepJoinTicket } from '@/features/participants/join-ticket';
import { rememberNickname } from '@/features/participants/nickname';
import { backoff, pause } from '@/lib/wait';
import { keptParticipant } from '@/realtime/room-cache';
import { asRefusal, GONE, type Refusal } from '@/rest/problem';

/** The session is known, and closed, or to this reader. */
export type NoEntryStep = 'ended' | 'deleted' | 'removed' | 'locked';
export const isClosed = (step: string): step is NoEntryStep =>
  ['ended', 'deleted', 'removed', 'locked'].includes(step);

/** A host lets in who typed the code: one asks, waits, or waited in vain. */
export type HeldStep = 'held' | 'awaited' | 'not_admitted';

export type Step =
  'loading' | 'unknown' | 'offline' | 'busy' | 'waiting' | HeldStep | NoEntryStep | 'join' | 'room';

/** Refusals that say that the session is not as it was when it was asked about. */
const PREVIEW_OUTDATED = [
  'session_ended',
  'session_not_started',
  'session_locked',
  'passcode_required',
];

/** Where another answer may come by itself. */
const ASKED_AGAIN: Step[] = ['waiting', 'offline', 'busy', 'awaited', 'locked'];

/** Within which those ask again who are told at the same time that there is news. */
const SOON_MS = 800;

/** Too many at once: the server will answer, but later, or it wants more work than was done. */
const BUSY = [428, 429];

export const isHeld = (step: string): step is HeldStep =>
  ['held', 'awaited', 'not_admitted'].includes(step);

type Missing = 'unknown' | 'offline' | 'busy' | HeldStep;

function missing({ status = 0, code, ticket }: Refusal): Missing {
  if (code === 'awaiting_host') return ticket ? 'awaited' : 'held';
  if (code === 'nobody_let_in') return 'not_admitted';
  if (status === 404) return 'unknown';
  return BUSY.includes(status) ? 'busy' : 'offline';
}

/** One visit to `/join/{code}`: from the code to the room, and back when they are put out. */
export class JoinFlow {
  preview = $state.raw<JoinPreview | null>(null);
  participant = $state.raw<HeldParticipant | null>(null);
  /** Why joining did not work, or why the reader is back at the form. */
  refusal = $state.raw<Refusal | null>(null);
  /** Why nothing is told of the session yet, where that is not the network. */
  busy = $state.raw<Refusal | null>(null);
  /** Seconds until it is asked about again. */
  left = $state(0);
  /** The participant whom the presenter removed: what they said is still theirs. */
  lost = $state.raw<HeldParticipant | null>(null);
  /** By how many milliseconds the server's clock is ahead of this one. */
  clockAhead = $state(0);
  #deleted = $state(false);
  #missing = $state<Missing | null>(null);
  /** The name under which a host was asked. */
  #askedAs = '';
  #attempt = 0;
  #timer?: ReturnType<typeof setTimeout>;
  #over = false;
  /** Which question about the session is the last: what comes of an earlier one is late. */
  #turn = 0;

  constructor(readonly code: string) {
    // After a reload the room itself asks whether all is as it was.
    const kept = keptParticipant(code);
    this.participant = kept && new HeldParticipant(kept.sessionId, kept.token);
    if (!this.participant) void this.load();
  }

  get step(): Step {
    if (this.participant) return 'room';
    if (this.#deleted) return 'deleted';
    if (this.lost) return 'removed';
    if (!this.preview) return this.#missing ?? 'loading';
    if (this.preview.status === 'draft') return 'waiting';
    if (this.preview.status === 'ended') return 'ended';
    return this.preview.locked ? 'locked' : 'join';
  }

  /** Asks about the session, and again after a while where that could change the answer. */
  async load(): Promise<void> {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    this.busy = null;
    try {
      const answer = await this.#ask();
      this.#take(answer);
      keepJoinKey(this.code, `?k=${answer.k}`);
      keepJoinTicket(this.code, null);
      this.lost = null;
      this.participant = heldParticipant(answer.session_id);
    } catch (thrown) {
      this.#miss(asRefusal(thrown));
    }
    if (this.#askedAs && this.step === 'join') return this.#comeIn();
    const isLast = turn === this.#turn && !this.#over;
    if (isLast && ASKED_AGAIN.includes(this.step)) this.#askLater();
  }

  /** Asks again at a moment of its own: many phones come back at once. */
  askSoon(): void {
    clearTimeout(this.#timer);
    this.#askIn(Math.random() * SOON_MS);
  }

  async join(nickname: string, passcode?: string): Promise<void> {
    try {
      this.participant = await join(this.code, nickname, passcode);
      this.refusal = null;
      rememberNickname(nickname);
    } catch (thrown) {
      const refusal = asRefusal(thrown);
      if (refusal.code === 'awaiting_host') return this.#await(refusal, nickname);
      this.refusal = refusal;
      if (PREVIEW_OUTDATED.includes(this.refusal.code)) await this.load();
    }
  }

  /** The participant is put out, or left: back to the form, with the reason where there is one. */
  async lose(refusal: Refusal | null): Promise<void> {
    if (refusal?.code === 'removed') return this.#remove();
    this.#deleted = !!refusal && GONE.includes(refusal.code);
    const wasHeld = this.participant && forgetParticipant(this.participant);
    // Who left for good hands this phone to somebody with another name.
    const gaveUp = !refusal || refusal.code === 'seat_given_up';
    if (wasHeld && gaveUp) rememberNickname(null);
    this.participant = null;
    this.refusal = refusal;
    if (!this.#deleted) await this.load();
  }

  #take(preview: JoinPreview): void {
    this.preview = preview;
    this.clockAhead = Date.parse(preview.server_time) - Date.now();
  }

  /** Nothing is told of the session, and why. */
  #miss(refusal: Refusal): void {
    this.#missing = missing(refusal);
    if (this.#missing === 'unknown') {
      this.preview = null;
      this.participant = participantByCode(this.code);
    }
    if (this.#missing === 'busy' || this.#missing === 'awaited') this.busy = refusal;
    if (this.#missing === 'not_admitted') keepJoinTicket(this.code, null);
  }

  /** A host was asked under this name, and decides. */
  #await(refusal: Refusal, nickname: string): void {
    if (refusal.ticket) keepJoinTicket(this.code, refusal.ticket);
    this.#askedAs = nickname;
    rememberNickname(nickname);
    this.preview = null;
    this.refusal = null;
    this.#miss(refusal);
    this.#askLater();
  }

  /** A host has let in who asked: with the same name, unless more is to be said. */
  async #comeIn(): Promise<void> {
    const nickname = this.#askedAs;
    this.#askedAs = '';
    if (!this.preview?.needs_passcode) await this.join(nickname);
  }

  /** The participant is kept, so that neither a reload nor a new tab leads to another one. */
  #remove(): void {
    this.lost = this.participant;
    this.participant = null;
  }

  end(): void {
    this.#over = true;
    clearTimeout(this.#timer);
  }

  /** The server says when it begins, and meanwhile when that is planned; then everybody asks, as `askSoon` does. */
  async #wait(preview: JoinPreview): Promise<void> {
    const turn = this.#turn;
    const isLast = () => turn === this.#turn && !this.#over;
    try {
      while (isLast()) {
        const { status, ...answer } = await beginning(preview.session_id);
        if (!isLast()) return;
        this.#attempt = 0;
        if (status !== 'draft') return this.askSoon();
        this.#take({ ...preview, ...answer });
        await pause(Math.random() * 500);
      }
    } catch {
      if (isLast()) this.#askIn(1_000 + backoff(this.#attempt++, 2_000, 10_000));
    }
  }

  #askIn(ms: number): void {
    if (this.#over) return;
    this.left = Math.ceil(ms / 1_000);
    const again = ms > 1_000 ? () => this.#askIn(ms - 1_000) : () => void this.load();
    this.#timer = setTimeout(again, Math.min(ms, 1_000));
  }

  /** With the token of an earlier visit: others at this address may have guessed too many codes. */
  #ask(): Promise<JoinPreview> {
    return lookUp<JoinPreview>(this.code, { token: participantByCode(this.code)?.token });
  }

  #askLater(): void {
    if (this.step === 'waiting' && this.preview) return void this.#wait(this.preview);
    const ms = (this.busy?.retryAfter ?? 0) * 1_000;
    if (this.step === 'awaited') return this.#askIn(ms + Math.random() * 500);
    this.#askIn(ms + backoff(this.#attempt++, 2_000, 10_000));
  }
}
