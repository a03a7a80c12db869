import { Messages } from '@/features/messages/messages.svelte';
import type { Room } from '@/realtime/room';

const [KEPT, MOST] = [100, 200];

/** Lets go of messages that left a screen long ago: nobody scrolls there, and it runs all day. */
export function keepShort(room: () => Room): void {
  $effect(() => {
    const messages = room().store(Messages);
    if (messages.list.length > MOST) messages.trim(KEPT);
  });
}
