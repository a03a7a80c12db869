import type { JoinedSession } from '@/contract/socket';
import { Messages } from '@/features/messages/messages.svelte';
import { beginningOf } from './beginning';
import type { Recording } from './recording';
import type { ReplayedRoom } from './replayed-room';

export const SPEEDS = [1, 4, 16] as const;
export type Speed = (typeof SPEEDS)[number];

/** After so many events a state is kept, so that any moment is at most so many events away from one. */
const EVERY = 500;
const SHOWN_MESSAGES = 50;
const TICK_MS = 100;

/** Moves a room through a recording. Times are milliseconds since the session began. */
export class Player {
  time = $state(0);
  speed = $state<Speed>(1);
  playing = $state(false);
  /** The state before the first of each `EVERY` events. */
  readonly #states: JoinedSession[] = [];
  #applied = 0;
  #clock?: ReturnType<typeof setInterval>;

  constructor(
    readonly recording: Recording,
    readonly room: ReplayedRoom,
  ) {
    this.#keepStates();
    this.seek(0);
  }

  /** Shows the moment that is nearest to this one. */
  seek(time: number): void {
    this.time = Math.min(Math.max(time, 0), this.recording.length);
    const count = this.recording.countAt(this.time);
    if (count < this.#applied || count > this.#applied + EVERY) this.#jumpTo(count);
    if (count > this.#applied || count === 0) this.#applyUntil(count);
    const people = this.recording.peopleAt(this.time);
    this.room.apply({ type: 'participant_count', data: { count: people } });
  }

  /** Plays on, or from the beginning if this is the end. */
  play(): void {
    if (this.time >= this.recording.length) this.seek(0);
    this.pause();
    this.playing = true;
    let last = performance.now();
    this.#clock = setInterval(() => {
      const now = performance.now();
      this.seek(this.time + (now - last) * this.speed);
      last = now;
      if (this.time >= this.recording.length) this.pause();
    }, TICK_MS);
  }

  pause(): void {
    clearInterval(this.#clock);
    this.playing = false;
  }

  toggle(): void {
    if (this.playing) this.pause();
    else this.play();
  }

  close(): void {
    this.pause();
    this.room.close();
  }

  #keepStates(): void {
    const beginning = beginningOf(this.recording);
    this.room.show(beginning);
    this.recording.events.forEach((event, index) => {
      if (index % EVERY === 0) this.#keepState(beginning);
      this.room.apply(event);
    });
    if (!this.#states.length) this.#keepState(beginning);
    this.#applied = Infinity;
  }

  /** Going on from what is kept, stores stay as small as they are when somebody has just joined. */
  #keepState(beginning: JoinedSession): void {
    const state = { ...beginning, ...this.room.kept() };
    this.#states.push(state);
    this.room.show(state);
  }

  #jumpTo(count: number): void {
    const number = Math.min(Math.floor(count / EVERY), this.#states.length - 1);
    this.room.show(this.#states[number] as JoinedSession);
    this.#applied = number * EVERY;
    this.#applyUntil(count);
    this.room.store(Messages).trim(SHOWN_MESSAGES);
  }

  #applyUntil(count: number): void {
    for (; this.#applied < count; this.#applied++)
      this.room.apply(this.recording.events[this.#applied] as { type: string; data: unknown });
    this.room.apply({ type: 'question_votes', data: { votes: this.recording.replay.votes } });
  }
}
