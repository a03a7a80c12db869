import type { SocketContract } from '@/contract/socket';
import type { Room } from './room.svelte';

type Events = SocketContract['events'];
type RoomEvent = { [Type in keyof Events]: { type: Type; data: Events[Type] } }[keyof Events];

/** The one place that knows which feature an event belongs to. Events of later versions pass by. */
export function dispatch(room: Room, type: string, data: unknown): void {
  const event = { type, data } as RoomEvent;
  switch (event.type) {
    case 'new_message':
      room.messages.add(event.data);
      room.outbox.remove(event.data.client_id);
      break;
    case 'session_updated':
      room.session.update(event.data);
      break;
    case 'reaction_update':
      room.reactions.update(event.data);
      break;
    case 'participant_count':
      room.session.participantCount = event.data.count;
      break;
  }
}
