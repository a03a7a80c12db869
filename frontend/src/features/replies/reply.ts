import type { NewMessage } from '@/contract/socket';
import { Messages } from '@/features/messages/messages.svelte';
import type { Room } from '@/realtime/room';
import { toField } from '@/ui/to-field';

/** Begins a reply to a message; the field is where it goes on, once what lies over the page is gone. */
export function beginReply(room: Room, { id, seq }: NewMessage): void {
  room.store(Messages).replyTo = { id, seq };
  setTimeout(toField);
}
