import { Connection } from '@/realtime/connection.svelte';
import { forgetRoom } from '@/realtime/room-cache';
import type { Credentials } from '@/realtime/credentials';
import type { Ack, Command, Payload } from '@/realtime/send';
import { createSocket } from '@/realtime/socket';
import { asRefusal } from '@/rest/problem';
import { Quality } from './connection/quality.svelte';
import { Messages } from './messages/messages.svelte';
import { Pinned } from './moderation/pinned.svelte';
import { Reactions } from './reactions/reactions.svelte';
import { SessionState } from '@/features/live_sessions/session.svelte';

/** A live session as one member sees it: the connection, and what each feature makes of it, a line each. */
export class Room extends Connection {
  readonly session = this.carry(new SessionState());
  readonly messages = this.carry(new Messages(this));
  readonly pinned = this.carry(new Pinned());
  readonly reactions = this.carry(new Reactions(this));
  readonly quality = this.carry(new Quality());

  /** As every connection does; what is refused may tell something of the reader. */
  override async send<Name extends Command>(
    command: Name,
    payload: Payload<Name>,
  ): Promise<Ack<Name>> {
    try {
      return await super.send(command, payload);
    } catch (thrown) {
      this.session.refused(asRefusal(thrown));
      throw thrown;
    }
  }

  /** Leaves for good, so that the nickname is free again and nothing of its holder stays here. */
  async leave(): Promise<void> {
    await this.send('leave_session', {});
    this.forget();
  }

  /** Lets nothing of its holder stay here. */
  forget(): void {
    this.messages.forget();
    this.close();
    forgetRoom();
  }
}

/** Joins a live session as whoever has the credentials, a participant or its presenter. */
export function openRoom(credentials: Credentials): Room {
  return new Room(credentials, createSocket(credentials)).open();
}
