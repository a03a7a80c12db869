import { Messages } from './messages.svelte';
import type { Room } from '@/realtime/room';

/** Whether a room has messages that were not looked at; what was said before the page was opened is no news. */
export class Unread {
  readonly panel = 'chat';
  #newest: number;
  #seen = $state<number | null>(null);

  /** `isLooking` says whether the chat is on the screen. */
  constructor(room: Room, isLooking: () => boolean) {
    this.#newest = $derived(room.store(Messages).list.at(-1)?.seq ?? 0);
    $effect(() => {
      const first = this.#seen === null && room.phase === 'joined';
      if (isLooking() || first) this.#seen = this.#newest;
    });
  }

  get some(): boolean {
    return this.#seen !== null && this.#newest > this.#seen;
  }
}
