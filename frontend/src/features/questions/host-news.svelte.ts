import type { Room } from '@/realtime/room';
import { HostQuestions } from './host-questions.svelte';
import { Questions } from './questions.svelte';

/** Whether questions were asked, or held, that a host has not looked at. */
export class HostNews {
  readonly panel = 'questions';
  #count: number;
  #seen = $state<number | null>(null);

  constructor(room: Room, isLooking: () => boolean) {
    const known = () => Object.keys(room.store(Questions).byId).length;
    this.#count = $derived(known() + room.store(HostQuestions).held.length);
    $effect(() => {
      const first = this.#seen === null && room.phase === 'joined';
      if (isLooking() || first) this.#seen = this.#count;
    });
  }

  get some(): boolean {
    return this.#seen !== null && this.#count > this.#seen;
  }
}
