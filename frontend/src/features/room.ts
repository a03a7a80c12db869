import { Connection } from '@/realtime/connection.svelte';
import { createSocket } from '@/realtime/socket';
import { Messages } from './messages/messages.svelte';
import { Pinned } from './moderation/pinned.svelte';
import { Reactions } from './reactions/reactions.svelte';
import { SessionState } from './session/session.svelte';

/** A live session as one member sees it: the connection, and what each feature makes of it, a line each. */
export class Room extends Connection {
  readonly session = this.carry(new SessionState());
  readonly messages = this.carry(new Messages(this));
  readonly pinned = this.carry(new Pinned());
  readonly reactions = this.carry(new Reactions(this));

  /** Gives the seat up, so that the nickname is free again and nothing of its holder stays here. */
  async leave(): Promise<void> {
    await this.send('leave_session', {});
    this.messages.outbox.clear();
    this.close();
  }
}

/** Joins a live session with a participant's or presenter's token. */
export function openRoom({ sessionId, token }: { sessionId: string; token: string }): Room {
  return new Room(sessionId, token, createSocket(token)).open();
}
